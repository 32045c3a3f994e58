# A method's self is held while a comprehension in its arguments runs; callable objects; tuples that are only compared.
from functools import lru_cache
words = ['b', 'a', 'c']
def joined(n):
    out = ''
    for i in range(n): out = '-'.join([w * (i % 3) for w in words if w != 'c'])
    return out
for _ in range(4): r = joined(400)
print(r, joined(2), repr(joined(1)))
class Adder:
    def __init__(self, k): self.k = k
    def __call__(self, x, *, scale=1): return self.k + x * scale
class Twice(Adder):
    def __call__(self, x, *, scale=1): return 2 * super().__call__(x, scale=scale)
def apply(f, n):
    t = 0
    for i in range(n): t += f(i) + f(i, scale=2)
    return t
add = Adder(10)
for _ in range(20): apply(add, 50)
print(apply(add, 5), apply(Adder(1), 5), apply(Twice(1), 5), apply(lambda x, scale=0: x, 5))
@lru_cache(maxsize=None)
def cube(x, y=1): return x ** 3 * y
def cubes(n): return sum(cube(i % 5) for i in range(n)) + cube(2, 3) + cube(2.0)
for _ in range(50): c = cubes(60)
print(c, cube.cache_info()._replace(hits=0))
def after(a, b): return (a.y, a.x) < (b.y, b.x), (a.x, a.y) == (b.x, b.y), (a.x,) >= (b.x,), (a.x, a.y) != (b.x, b.y)
class P:
    def __init__(self, x, y): self.x, self.y = x, y
for _ in range(300): after(P(1, 2), P(2, 2))
print(after(P(1, 2), P(2, 2)), after(P(1.0, 'a'), P(1, 'a')), after(P(float('nan'), 1), P(1, 1)))
try: after(P(1, 'a'), P(1, 2))
except TypeError as e: print(e)
def counter():
    n = 0
    def step(k):
        nonlocal n
        n += k
        return n
    return step
step = counter()
def run(k):
    for _ in range(k): step(2)
    return step(0)
for _ in range(30): run(10)
print(run(1))
def firsts(n): return [all(x != 3 for x in (1, 2, i % 4)) for i in range(n)], [max((x for x in words), default='') for _ in range(1)]
for _ in range(60): firsts(8)
print(firsts(5))

# expect-output:
# - b-a '-'
# 130 40 80 20
# 1232.0 CacheInfo(hits=0, misses=7, maxsize=None, currsize=7)
# (True, False, False, True) (False, True, True, False) (False, False, False, True)
# '<' not supported between instances of 'str' and 'int'
# 602
# ([True, True, True, False, True], ['c'])
