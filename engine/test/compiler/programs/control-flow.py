# Order of evaluation, leaving blocks, handlers, patterns, comprehensions, calls: what the compiler decides.
log=[]
def t(x, tag=None):
    log.append(tag if tag is not None else x); return x
class B:
    def __init__(s, n, v): s.n=n; s.v=v
    def __bool__(s): log.append(('bool', s.n)); return s.v
    def __repr__(s): return s.n
def flush():
    print(log); log.clear()
a=B('a',False); b=B('b',True); c=B('c',True)
def f1(a,b,c):
    x = a and b or c
    y = not (a and b)
    if (a and b) or c: z=1
    else: z=2
    w = 1 if not a or b else 2
    return x,y,z,w
print(f1(a,b,c)); flush()
def f2(x):
    return x + (x := 10) + x
print(f2(1))
def f3(x):
    return [x, (x:=5), x], {x: (x:=6)}, x, f'{x}{(x:=7)}{x}', x < (x:=8) < 9, x[(x:=0):] if False else x
print(f3(3))
def f4(x):
    x += (x := 100)
    return x
print(f4(1))
def f5(d, i):
    d[i] += (i := 3)
    return d, i
print(f5({1: 2, 3: 4}, 1))
class O: pass
def f6(o):
    o.x = 1
    o.x += (o := O()) is not None
    return hasattr(o,'x')
print(f6(O()))
def g1():
    for i in range(3):
        try:
            if i == 1: continue
            log.append(i)
            if i == 2: return 'r'
        finally:
            log.append(('fin', i))
    return 'end'
print(g1()); flush()
def g2():
    while True:
        try:
            try:
                return 1
            finally:
                break
        finally:
            log.append('outer')
    return 2
print(g2()); flush()
def g3():
    x = 1
    try:
        return x
    finally:
        x = 2
print(g3())
def g4():
    try:
        raise ValueError('a')
    except ValueError as e:
        try:
            raise KeyError('b')
        except KeyError as f:
            log.append((repr(f), repr(f.__context__), repr(e)))
        log.append(repr(e))
    try:
        e
    except UnboundLocalError as q:
        log.append(str(q))
    else:
        log.append('no')
g4(); flush()
import sys
def g5():
    try:
        1/0
    except ZeroDivisionError:
        for i in range(2):
            try:
                raise KeyError(i)
            except KeyError:
                if i == 1: break
                continue
        log.append(repr(sys.exc_info()[1]))
        try:
            raise
        except ZeroDivisionError as e: log.append(('again', repr(e.__context__)))
    log.append(sys.exc_info())
g5(); flush()
class CM:
    def __init__(s, n, sw=False): s.n=n; s.sw=sw
    def __enter__(s): log.append('enter '+s.n); return s.n
    def __exit__(s, t, v, tb): log.append(('exit '+s.n, t and t.__name__)); return s.sw
def w1():
    with CM('a') as x, CM('b', True) as y:
        log.append((x,y)); raise ValueError
    log.append('after')
    for i in range(2):
        with CM('c'):
            if i: return 'ret'
            continue
print(w1()); flush()
def w2():
    try:
        with CM('a'):
            return 1/0
    except ZeroDivisionError as e:
        return repr(e)
print(w2()); flush()
def m(x):
    match x:
        case 0 | 1: return 'small'
        case [a, b, *rest] if a: return ('seq', a, b, rest)
        case [*_, last]: return ('last', last)
        case {'k': v, **rest}: return ('map', v, rest)
        case str() as s: return ('str', s)
        case float(real=r): return ('c', r)
        case O(x=1 | 2 as q): return ('O', q)
        case None | True: return 'const'
        case -1.5: return 'neg'
        case (): return 'unit'
        case _: return 'other'
o=O(); o.x=2
for v in [0,1,[1,2,3],[0,5],{'k':1,'z':2},'s',2.5,o,None,True,-1.5,(),3.3,{}]:
    print(m(v))
def star():
    try:
        raise ExceptionGroup('g',[ValueError(1),TypeError(2),ExceptionGroup('h',[ValueError(3),KeyError(4)])])
    except* ValueError as e:
        log.append(('V', repr(e), repr(sys.exception())))
    except* TypeError as e:
        log.append(('T', repr(e)))
        raise RuntimeError('x')
try: star()
except BaseException as e: log.append(repr(e)); log.append(repr(e.exceptions))
flush()
def star2():
    try: raise ValueError(5)
    except* ValueError as e: return_ = repr(e)
    else: pass
    finally: log.append('fin')
    log.append(return_)
star2(); flush()
def comp():
    x = 'outer'
    r = [x for x in range(3)]
    fs = [lambda: x for x in range(3)]
    nested = [[(x,y) for y in range(x)] for x in range(3)]
    d = {k: v for k, v in zip('ab', [1,2])}
    s = {z := q for q in range(3)}
    return x, r, [f() for f in fs], nested, d, s, z
print(comp())
def comp2():
    try:
        [1/(x-1) for x in range(3)]
    except ZeroDivisionError:
        pass
    try: x
    except NameError as e: return str(e)
print(comp2())
x='mod'
print([x for x in 'ab'], x)
class K:
    y = 5
    z = [i for i in range(3)]
    try:
        w = [y for i in range(3)]
    except NameError as e: w = str(e)
    v = [y for y in range(2)]
    def m(self): return __class__, super().__repr__
print(K.z, K.w, K.v, K.y, K().m()[0])
def outer():
    q = 1
    class C:
        q = q2 = 2
        l = [q for _ in range(1)]
        def m(self): return q
    return C.l, C().m()
print(outer())
def gen():
    try:
        x = yield 1
        log.append(x)
        y = yield from sub()
        log.append(y)
    except KeyError as e:
        log.append(repr(e))
        yield 'handled'
    finally:
        log.append('gf')
    return 9
def sub():
    try:
        r = yield 'sub'
        return r
    except ValueError:
        return 'subv'
G=gen(); log.append(next(G)); log.append(G.send('s')); 
try: G.send('t')
except StopIteration as e: log.append(e.value)
flush()
G=gen(); next(G); next(G)
try: log.append(G.throw(ValueError))
except StopIteration as e: log.append(('stop', e.value))
flush()
G=gen(); next(G); log.append(G.throw(KeyError('k'))); G.close(); flush()
def unb(c):
    if c: v=1
    return v
try: unb(0)
except UnboundLocalError as e: print(e)
def delx(p):
    del p
    try: p
    except UnboundLocalError as e: print(e)
    for p in range(2): del p
    try: del p
    except UnboundLocalError as e: print(e)
delx(1)
def args(a, b=2, /, c=3, *d, e, f=6, **g): return a,b,c,d,e,f,g
print(args(1,e=5), args(*[1,2,3,4],**{'e':1,'z':2}), args(1,*(2,),3,e=1,**{},x=1))
try: args(1, e=1, **{'e':2})
except TypeError as ex: print(ex)
try: args(*5)
except TypeError as ex: print(ex)
try: args(1,*5)
except TypeError as ex: print(ex)
try: print(**5)
except TypeError as ex: print(ex)
p, (q, *r), s = 1, (2, 3, 4), 5
print(p,q,r,s)
i = 0; l=[9,9]; i, l[i] = 1, 7; print(i,l)
def chain():
    i = 0; l=[9,9]
    i, l[i] = 1, 7
    a = b = c = []
    return i, l, a is b is c
print(chain())
def ann(x: int, *a: 'str') -> list:
    y: undefined_name = 3
    return y
print(ann.__annotations__, ann(1))
z: int
w: list[int] = [1]
print(__annotations__)
def deco(n):
    def d(f): log.append(n); return f
    return d
@deco(1)
@deco(2)
class D1(metaclass=type): "doc"
flush(); print(D1.__doc__, D1.__firstlineno__ > 0, D1.__static_attributes__)
print(f'{3!r:>5}|{3.14159:.{2}f}|{"x"!s}|{x=}', '%s-%r-%5s-%-5s|%%' % (1,'a','b','c'))
print(1 < 2 < 3, 3 > 2 > 2, 1 == 1.0 != 2, 'a' in 'abc' not in ['x'])
print((lambda *a, k=1, **kw: (a,k,kw))(1,2,k=3,j=4))
def glob():
    global newg
    newg = 5
    import sys as p, sys
    from sys import maxsize as m, path
    return p is sys
print(glob(), newg)
def nl():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    inc(); inc()
    return n
print(nl())
assert t(1), 'no'
try: assert 0, t('msg')
except AssertionError as e: print(repr(e))
flush()
while 0: pass
else: print('else')
for i in [1,2,3]:
    if i == 2: break
else: print('no')
for i in (): pass
else: print('fe', i)
print([*range(3), *'ab'], {*[1], 2}, {**{'a':1}, 'b':2}, (*[1],))
print([1,2,3,4][1:3], [1,2,3][::-1], 'abc'[1])
try:
    try: raise ValueError('x')
    finally: log.append('f')
except ValueError: log.append('v')
flush()
try:
    raise ValueError from KeyError('c')
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)

# expect-output:
# (c, True, 1, 1)
# [('bool', 'a'), ('bool', 'a'), ('bool', 'a'), ('bool', 'a'), ('bool', 'a'), ('bool', 'c'), ('bool', 'a')]
# 21
# ([3, 5, 5], {5: 6}, 6, '677', True, 8)
# 101
# ({1: 5, 3: 4}, 3)
# False
# r
# [0, ('fin', 0), ('fin', 1), 2, ('fin', 2)]
# 2
# ['outer']
# 1
# [("KeyError('b')", "ValueError('a')", "ValueError('a')"), "ValueError('a')", "cannot access local variable 'e' where it is not associated with a value"]
# ["ZeroDivisionError('division by zero')", ('again', 'None'), (None, None, None)]
# ret
# ['enter a', 'enter b', ('a', 'b'), ('exit b', 'ValueError'), ('exit a', None), 'after', 'enter c', ('exit c', None), 'enter c', ('exit c', None)]
# ZeroDivisionError('division by zero')
# ['enter a', ('exit a', 'ZeroDivisionError')]
# small
# small
# ('seq', 1, 2, [3])
# ('last', 5)
# ('map', 1, {'z': 2})
# ('str', 's')
# ('c', 2.5)
# ('O', 2)
# const
# small
# ('c', -1.5)
# unit
# ('c', 3.3)
# other
# [('V', "ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])])", "ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(3)])])"), ('T', "ExceptionGroup('g', [TypeError(2)])"), "ExceptionGroup('', [RuntimeError('x'), ExceptionGroup('g', [ExceptionGroup('h', [KeyError(4)])])])", "(RuntimeError('x'), ExceptionGroup('g', [ExceptionGroup('h', [KeyError(4)])]))"]
# ['fin', "ExceptionGroup('', (ValueError(5),))"]
# ('outer', [0, 1, 2], [2, 2, 2], [[], [(1, 0)], [(2, 0), (2, 1)]], {'a': 1, 'b': 2}, {0, 1, 2}, 2)
# name 'x' is not defined
# ['a', 'b'] mod
# [0, 1, 2] name 'y' is not defined [0, 1] 5 <class '__main__.K'>
# ([1], 1)
# [1, 's', 'sub', 't', 'gf', 9]
# [None, 'subv', 'gf', ('stop', 9)]
# ["KeyError('k')", 'handled', 'gf']
# cannot access local variable 'v' where it is not associated with a value
# cannot access local variable 'p' where it is not associated with a value
# cannot access local variable 'p' where it is not associated with a value
# (1, 2, 3, (), 5, 6, {}) (1, 2, 3, (4,), 1, 6, {'z': 2}) (1, 2, 3, (), 1, 6, {'x': 1})
# __main__.args() got multiple values for keyword argument 'e'
# __main__.args() argument after * must be an iterable, not int
# Value after * must be an iterable, not int
# print() argument after ** must be a mapping, not int
# 1 2 [3, 4] 5
# 1 [9, 7]
# (1, [9, 7], True)
# {'x': <class 'int'>, 'a': 'str', 'return': <class 'list'>} 3
# {'z': <class 'int'>, 'w': list[int]}
# [2, 1]
# doc True ()
#     3|3.14|x|x='mod' 1-'a'-    b-c    |%
# True False True True
# ((1, 2), 3, {'j': 4})
# True 5
# 2
# AssertionError('msg')
# [1, 'msg']
# else
# fe 2
# [0, 1, 2, 'a', 'b'] {1, 2} {'a': 1, 'b': 2} (1,)
# [2, 3] [3, 2, 1] b
# ['f', 'v']
# KeyError('c') True
