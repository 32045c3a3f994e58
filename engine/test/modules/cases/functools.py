from _functools import partial, reduce, cmp_to_key, _lru_cache_wrapper

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

def f(*args, **kw):
    return args, kw
p = partial(f, 1, a=2)
show('partial', lambda: (p(3, b=4), p(a=5), p.args, p.keywords, p.func is f, partial(p, 9, c=1).args, partial(p, 9, c=1).keywords, partial(p).func is f))
show('repr', lambda: (repr(partial(int, '10', base=2)), repr(partial(print))))
show('none', lambda: partial()); show('not callable', lambda: partial(5)); show('keywords only', lambda: partial(a=1))
p.tag = 'x'; show('attributes', lambda: (p.__dict__, partial(p, 2).func is p, p.__reduce__()[1][0] is f, p.__reduce__()[2][1:]))
class P(partial):
    pass
show('subclass', lambda: (repr(P(int, 5)), P(f, 1)(2), type(partial(P(f))).__name__))
def state():
    q = partial(f); q.__setstate__((max, (1,), {'default': 2}, {'note': 'n'})); return q.func, q.args, q.keywords, q.note
show('setstate', state); show('bad state', lambda: partial(f).__setstate__((1, 2))); show('bad state 2', lambda: partial(f).__setstate__((f, [], {}, None)))
rec = partial(f); rec.__setstate__((rec, (rec,), {}, {})); show('recursive', lambda: repr(rec).replace('__main__.', ''))
show('reduce', lambda: (reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 'init'), reduce(max, [3, 9, 2], 0)))
show('reduce empty', lambda: reduce(f, [])); show('reduce bad', lambda: reduce(f, 5))
key = cmp_to_key(lambda a, b: (a > b) - (a < b))
show('cmp', lambda: (sorted([3, 1, 2], key=key), key(1) < key(2), key(1) == key(1), key(1) >= key(2), key(5).obj, key('b') > key('a')))
show('cmp other', lambda: key(1) < 5); show('cmp kw', lambda: cmp_to_key(mycmp=lambda a, b: 0)(obj=1).obj)
show('cmp no obj', lambda: key.obj)

from _collections import OrderedDict
class Info(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
calls = []
def work(*a, **k):
    calls.append((a, k)); return len(calls)
def info(w): return tuple(w.cache_info())
w = _lru_cache_wrapper(work, 2, False, Info)
show('lru', lambda: (w(1), w(1), w(2), w(1), w(3), w(2), info(w), calls))
show('lru kw', lambda: (w(a=1, b=2), w(a=1, b=2), w(b=2, a=1), info(w)))
w.cache_clear(); show('cleared', lambda: info(w))
u = _lru_cache_wrapper(work, None, False, Info)
show('unbounded', lambda: ([u(i % 5) for i in range(12)], u(1, 2), u(1.0, 2), u('1', 2), u(True, 2), u((1, 2)), u((1, 2)), u(None, 'a'), u(None, 'a'), info(u)))
show('float alone', lambda: (u(7), u(7.0), u(True) == u(1)))
t = _lru_cache_wrapper(work, 10, True, Info)
show('typed', lambda: (t(1), t(1.0), t(1), t(True), t(x=1), t(x=1.0), info(t)))
z = _lru_cache_wrapper(work, 0, False, Info)
show('none kept', lambda: (z(1), z(1), info(z))); show('negative', lambda: info(_lru_cache_wrapper(work, -5, False, Info)))
show('unhashable', lambda: u([])); show('unhashable 2', lambda: u(1, {})); show('bad maxsize', lambda: _lru_cache_wrapper(work, 1.5, False, Info)); show('bad function', lambda: _lru_cache_wrapper(5, 1, False, Info))
@partial(_lru_cache_wrapper, maxsize=None, typed=False, cache_info_type=Info)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
show('fib', lambda: (fib(80), info(fib)))
class C:
    def __init__(self, n): self.n = n
    m = _lru_cache_wrapper(lambda self, x: (self.n, x), 8, False, Info)
c = C(5)
show('method', lambda: (c.m(1), c.m(1), C(6).m(1), info(C.m), C.m is C.__dict__['m']))
w.__wrapped__ = work; w.__qualname__ = 'work'; show('attributes', lambda: (sorted(w.__dict__), w.__reduce__(), w.__copy__() is w, w.__deepcopy__({}) is w))
class Same:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return type(o) is Same and self.n == o.n
    def __hash__(self): return hash(self.n)
show('objects', lambda: (u(Same(1)) == u(Same(1)), u(Same(1), 2) == u(Same(1), 2), u(Same(2)) == u(Same(1))))
