# super, cells, private names, targets, loops with else, patterns: what the compiler decides.
class A:
    def m(self, *a, **k): return ('A', a, k)
    p = property(lambda s: 'prop')
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    def m(self, x): return super().m(x, k=1), super(B, self).m(*[x]), super().p, super(B, self).p
    @classmethod
    def c(cls): return super().c(), super(B, cls).c()
    def n(self): return [super(B, self).m(i) for i in range(2)], (lambda: __class__)()
    def o(self): return [super().m(i) for i in range(1)]
b=B(); print(b.m(1), B.c(), b.n()); 
print(b.o())
class C:
    __x = 1
    def __y(self, __z): return self.__x + __z
    def t(self): return self.__y(2), [k for k in dir(C) if 'C__' in k]
print(C().t())
def f():
    x = 1
    class K:
        x = 2
        def g(self): return x
        y = [x for _ in 'a']
    return K().g(), K.y, K.x
print(f())
def nested():
    def a():
        def b(): return v
        return b
    v = 3
    return a()()
print(nested())
def exc_name_cell():
    try: 1/0
    except ZeroDivisionError as e:
        f = lambda: e
        r = repr(f())
    try: f()
    except NameError as q: return r, str(q)
print(exc_name_cell())
def loop_cell():
    fs=[]
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs], [g() for g in [lambda: j for j in range(3)]]
print(loop_cell())
def wal():
    if any((w := n) > 2 for n in range(5)): return w
    return [y := 1, y**2], [last := i for i in range(4)], last
print(wal())
print([k for k in range(4) if k % 2 if k > 1], {i: [j for j in range(i)] for i in range(3)})
def many(a=1, *, b): return a + b
print(many(b=2), many.__defaults__, many.__kwdefaults__, many.__code__.co_varnames)
def locs():
    a = 1
    def g(): return a
    b = 2
    del b
    return sorted(locals())
print(locs())
x = 5
def gx():
    global x
    x += 1
    del x
gx()
try: x
except NameError as e: print(e)
print(f"{'a' if 1 else 'b':>{2+1}}", f'{1:{"0"}{3}}', f'{{}}', f'{"nested " f"{1}"}')
r = []
for i in range(10):
    if i % 2: continue
    for j in range(i):
        if j == 3: break
        r.append((i,j))
    else:
        r.append('done'); continue
    r.append('broke')
print(r)
def tr():
    try: pass
    except: return 1
    else: return 2
    finally: print('f')
print(tr())
def deep():
    for a in [1,2]:
        try:
            for b in [3,4]:
                try:
                    if b == 4: break
                    if a == 1: continue
                finally: print('i', a, b)
                return a, b
        finally: print('o', a)
print(deep())
def unpack():
    [a, [b, c]], *d = [[1,[2,3]],4,5]
    (e,), f = 'g', 'h'
    return a,b,c,d,e,f
print(unpack())
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
class P:
    __match_args__ = ('x','y')
    def __init__(s,x,y): s.x=x; s.y=y
def mm(v):
    match v:
        case P(0, y=yy) | P(yy, 0): return 'P', yy
        case P(x=[_, *r]): return r
        case {1: _, **kw} if kw: return kw
        case {}: return 'map'
        case [[a, b], c] | [a, [b, c]]: return a, b, c
        case 'x' | b'y' | 1.5: return 'lit'
        case [1, *_, 9]: return 19
        case [_, _]: return 'two'
for v in [P(0,1), P(2,0), P([1,2,3],4), {1:2,3:4}, {1:2}, [[1,2],3], [1,[2,3]], 'x', b'y', 1.5, [1,2,3,9], [1,2], 99]: print(mm(v))
print((lambda a, b=2, *c, d=4, **e: (a,b,c,d,e))(1, 5, 6, d=7, z=8))
async def co(): pass
c1=co(); print(type(c1).__name__); c1.close()
i=5
while i:
    i-=1
    if i==2: break
else: print('never')
print(i)
def ret_none(x):
    if x: return
print(ret_none(1), ret_none(0))
lst=[1,2,3]; lst[0], lst[1:] = 9, [8]; print(lst); del lst[0]; print(lst)
class D(dict):
    def __missing__(s,k): return k
d=D(); d['a'] += 'b'; print(d)

# expect-output:
# (('A', (1,), {'k': 1}), ('A', (1,), {}), 'prop', 'prop') ('B', 'B') ([('A', (0,), {}), ('A', (1,), {})], <class '__main__.B'>)
# [('A', (0,), {})]
# (3, ['_C__x', '_C__y'])
# (1, [1], 2)
# 3
# ("ZeroDivisionError('division by zero')", "cannot access free variable 'e' where it is not associated with a value in enclosing scope")
# ([2, 2, 2], [2, 2, 2])
# 3
# [3] {0: [], 1: [0], 2: [0, 1]}
# 3 (1,) None ('a', 'b')
# ['a', 'g']
# name 'x' is not defined
#   a 001 {} nested 1
# ['done', (2, 0), (2, 1), 'done', (4, 0), (4, 1), (4, 2), 'broke', (6, 0), (6, 1), (6, 2), 'broke', (8, 0), (8, 1), (8, 2), 'broke']
# f
# 2
# i 1 3
# i 1 4
# o 1
# i 2 3
# o 2
# (2, 3)
# (1, 2, 3, [4, 5], 'g', 'h')
# too many values to unpack (expected 2)
# not enough values to unpack (expected at least 2, got 1)
# ('P', 1)
# ('P', 2)
# [2, 3]
# {3: 4}
# map
# (1, 2, 3)
# (1, 2, 3)
# lit
# lit
# lit
# 19
# two
# None
# (1, 5, (6,), 7, {'z': 8})
# coroutine
# 2
# None None
# [9, 8]
# [8]
# {'a': 'ab'}
