def f(n):
    t = 0
    for i in range(n):
        a, b = (i, i + 1.5)
        p = (i, b)
        if i % 7 == 0 and None == 'x': t += 1
        t += a * b
        if 'a' in 'cat' and not ~i == 5: t += 1
        q = (p, p)
    return t, p, q[0] is q[1], q
print(f(10), f(5000)[:3], f(20000)[0])  # expect: (362.5, (9, 10.5), True, ((9, 10.5), (9, 10.5))) (41672918750.0, (4999, 5000.5), True) 2666766675000.0
class E(Exception):
    def __init__(self, m, c):
        super().__init__(m); self.c = c
def g(n):
    k = 0
    for i in range(n):
        try:
            if i % 3 == 0: raise E('x', i)
            k += len(str(i)) + int('12') + sum([i, 2], start=3) + max(i, 5, key=lambda v: -v)
        except E as e: k += e.c
    return k
for _ in range(3): print(g(3000))  # expect: 4549754 | 4549754 | 4549754
class B:
    def __init__(self): return 5
def h():
    try: B()
    except TypeError as e: return str(e)
for _ in range(200): r = h()
print(r)  # expect: __init__() should return None, not 'int'
