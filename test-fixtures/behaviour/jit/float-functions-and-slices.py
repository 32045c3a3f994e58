import math
def f(n):
    t = 0.0; errs = []
    for i in range(n):
        x = i * 0.5
        t += math.sqrt(x) + math.sin(x) + x ** 1.5 + (x + 1.0) ** -0.5 + math.exp(-x)
    for x in (4.0, 9.0, -1.0, 0.0, 1e308):
        for fn in (lambda v: math.sqrt(v * 1.0), lambda v: (v * 1.0) ** -1.5, lambda v: (v * 1.0) ** 3.0, lambda v: math.exp(v * 1.0), lambda v: math.log(v * 1.0)):
            try: errs.append(repr(fn(x)))
            except Exception as e: errs.append(f"{type(e).__name__} {e}")
    return t, errs
def g(xs):
    out = []
    for x in xs:
        try: out.append(math.sqrt(x * 1.0))
        except ValueError as e: out.append(str(e))
    return out
print(f(50)); print(f(5000))
print(g([1.0] * 3000 + [-1.0, 2.0])[-3:])
s = 'hello world'
def h(n):
    r = 0; xs = list(range(10)); w = ''
    for i in range(n):
        r += len(s[i % 5:]) + len(s[:-1]) + len(s[2:5]) + ord(s[-1]) + xs[1:4][0] + len(xs[::-2]) + len(s[::-1])
        xs[2:4] = [i, i + 1]
        xs[:3] = xs[3::-1][1:]
        w = f"{i} {s} {i:>4} {1.5}"
    return r, xs, w
print(h(3000))

# expect-output:
# (2621.2706180737523, ['2.0', '0.125', '64.0', '54.598150033144236', '1.3862943611198906', '3.0', '0.037037037037037035', '729.0', '8103.083927575384', '2.1972245773362196', 'ValueError math domain error', '(-1.8369701987210297e-16+1j)', '-1.0', '0.36787944117144233', 'ValueError math domain error', '0.0', 'ZeroDivisionError 0.0 cannot be raised to a negative power', '0.0', '1.0', 'ValueError math domain error', '1e+154', '0.0', "OverflowError (34, 'Numerical result out of range')", 'OverflowError math range error', '709.1962086421661'])
# (250104344.523465, ['2.0', '0.125', '64.0', '54.598150033144236', '1.3862943611198906', '3.0', '0.037037037037037035', '729.0', '8103.083927575384', '2.1972245773362196', 'ValueError math domain error', '(-1.8369701987210297e-16+1j)', '-1.0', '0.36787944117144233', 'ValueError math domain error', '0.0', 'ZeroDivisionError 0.0 cannot be raised to a negative power', '0.0', '1.0', 'ValueError math domain error', '1e+154', '0.0', "OverflowError (34, 'Numerical result out of range')", 'OverflowError math range error', '709.1962086421661'])
# [1.0, 'math domain error', 1.4142135623730951]
# (417000, [2999, 1, 2998, 3000, 4, 5, 6, 7, 8, 9], '2999 hello world 2999 1.5')
