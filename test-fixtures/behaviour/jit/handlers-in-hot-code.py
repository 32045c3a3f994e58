# Handlers that are met often are compiled, with the loop behind them: what is being handled, chaining, and leaving them.
import sys
def plain(n):
    c = 0
    for i in range(n):
        try: raise KeyError(i)
        except KeyError as e: c += e.args[0]
    return c
def kinds(n):
    seen = {}
    for i in range(n):
        try:
            if i % 4 == 0: {}[i]
            elif i % 4 == 1: [][i]
            elif i % 4 == 2: int('x')
            else: None.attr
        except (KeyError, IndexError) as e: name = type(e).__name__
        except ValueError: name = 'value'
        except AttributeError: name = sys.exc_info()[0].__name__
        else: name = 'none'
        finally: seen['all'] = seen.get('all', 0) + 1
        seen[name] = seen.get(name, 0) + 1
    return seen
def chained(n):
    out = None
    for i in range(n):
        try:
            try: raise ValueError(i)
            except ValueError: raise TypeError('second')
        except TypeError as e: out = (repr(e.__context__), e.__cause__, sys.exception() is e)
    return out, sys.exception()
def bare(n):
    c = 0
    for i in range(n):
        try:
            try: raise KeyError(i)
            except KeyError: raise
        except KeyError as e: c += e.__traceback__.tb_lineno
    return c
def leaving(n):
    for i in range(n):
        try: raise KeyError(i)
        except KeyError as e:
            if i == n - 1: return 'returned', e.args
            if i % 2: continue
            last = i
        last += 1
def unbound(n):
    for i in range(n):
        try: raise KeyError(i)
        except KeyError as e: pass
        try: e
        except UnboundLocalError as u: text = str(u)
    return text
def default(d, k):
    try: return d[k]
    except KeyError: return 'default'
def changes(n):
    total = 0
    for i in range(n):
        try: raise ValueError(i if i < n - 3 else i + 0.5)
        except ValueError as e: total += e.args[0]
    return total
def raising(n):
    for i in range(n):
        try: raise KeyError(i)
        except KeyError:
            if i == n - 1: raise RuntimeError('out')
def gen(n):
    for i in range(n):
        try:
            if i % 2: raise KeyError(i)
            yield i
        except KeyError as e: yield -e.args[0]
for _ in range(30):
    r = [plain(50), kinds(40), chained(20), bare(20), leaving(9), unbound(5), changes(20), sum(gen(50))]
    for k in range(20): default({1: 2}, k)
for x in r: print(x)
print(default({1: 2}, 1), default({}, 3), plain(3), kinds(5))
for _ in range(3):
    try: raising(60)
    except RuntimeError as e: print(e, repr(e.__context__), e.__traceback__.tb_next.tb_lineno)
print(sys.exception())
def calls(f):
    try: return f()
    except ValueError as e: return type(e.__context__).__name__
def inner():
    try: raise KeyError('a')
    except KeyError: return calls(lambda: int('z'))
for _ in range(100): i = inner()
print(i)
def loop_in_try(m):
    try:
        n = 0
        while n < m: n += 1
        return n
    except ValueError: pass
    finally: log = n
    return log
for _ in range(6): r = loop_in_try(1), loop_in_try(30)
print(r)

# expect-output:
# 1225
# {'all': 40, 'KeyError': 10, 'IndexError': 10, 'value': 10, 'AttributeError': 10}
# (('ValueError(19)', None, True), None)
# 720
# ('returned', (8,))
# cannot access local variable 'e' where it is not associated with a value
# 191.5
# -25
# 2 default 3 {'all': 5, 'KeyError': 2, 'IndexError': 1, 'value': 1, 'AttributeError': 1}
# out KeyError(59) 68
# out KeyError(59) 68
# out KeyError(59) 68
# None
# KeyError
# (1, 30)
