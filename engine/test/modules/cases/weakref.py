from _weakref import ref, proxy, getweakrefcount, getweakrefs, ReferenceType, ProxyType, CallableProxyType, _remove_dead_weakref

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

class C:
    def __init__(self, n=0): self.n = n
    def __add__(self, o): return ('add', self.n, o)
    def __radd__(self, o): return ('radd', self.n, o)
    def __iadd__(self, o): self.n += o; return self
    def __len__(self): return 3
    def __getitem__(self, k): return ('item', k)
    def __setitem__(self, k, v): self.set = (k, v)
    def __contains__(self, k): return k == 'in'
    def __iter__(self): return iter('xyz')
    def __bool__(self): return False
    def __str__(self): return 'text'
    def __eq__(self, o): return isinstance(o, C) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __index__(self): return 7
    def __lt__(self, o): return 'less'
    def method(self, x): return self.n + x
c = C(1); same = C(1); other = C(2)
r = ref(c)
show('ref', lambda: (r() is c, ref(c) is r, ReferenceType is ref, r.__callback__, getweakrefcount(c), getweakrefs(c) == [r], hash(r) == hash(c), type(r).__name__, ref.__module__, type(r)))
show('equal', lambda: (r == ref(same), r != ref(other), r == 5, ref(c, print) == r, ref(c, print) is r, r == ref(same, len)))
cb = ref(c, print); show('callback', lambda: (cb.__callback__ is print))
for bad in (1, 'a', 1.5, None, (), [], {}, b'', object(), slice(1)): show(f'strong {type(bad).__name__}', lambda: ref(bad))
def f(): pass
for good in (C, f, c.method, len, frozenset(), set(), (i for i in ()), type, show): show(f'weak {type(good).__name__}', lambda: ref(good)() is good)
class S:
    __slots__ = ('a',)
class SW:
    __slots__ = ('a', '__weakref__')
class Lst(list): pass
class Dct(dict): pass
class Tpl(tuple): pass
class Str(str): pass
class Int(int): pass
class Exc(Exception): pass
for v in (S(), SW(), Lst(), Dct(), Tpl(), Str(), Int(), Exc(), ValueError()): show(f'sub {type(v).__name__}', lambda: ref(v)() is v)
show('__weakref__', lambda: (c.__weakref__ is r, C().__weakref__, '__weakref__' in C.__dict__))
p = proxy(c)
show('proxy', lambda: (p.n, p.method(5), p + 1, 2 + p, len(p), p['k'], 'in' in p, 'out' in p, list(p), bool(p), str(p), [10, 11, 12, 13, 14, 15, 16, 17][p], p == C(1), p != c, p < 3, isinstance(p, C), type(p) is ProxyType, p.__class__))
p.new = 5; p['q'] = 6; del p.new; show('proxy set', lambda: (c.set, hasattr(c, 'new'))); show('proxy attr', lambda: p.nope); show('proxy same', lambda: proxy(c) is p)
q = proxy(f); show('callable', lambda: (q(), type(q) is CallableProxyType, q.__name__)); show('proxy int', lambda: proxy(5)); show('next', lambda: next(p))
class K(ref):
    __slots__ = ('key',)
    def __new__(cls, o, cb, key):
        self = ref.__new__(cls, o, cb); self.key = key; return self
    def __init__(self, o, cb, key): super().__init__(o, cb)
k = K(c, None, 'the key'); show('subclass', lambda: (k.key, k() is c, k == r, k is not r, isinstance(k, ref), getweakrefcount(c) >= 3))
d = {1: r}; show('remove dead', lambda: (_remove_dead_weakref(d, 1), d == {1: r})); show('generic', lambda: ref[int] is not None)
show('repr', lambda: repr(r).split(' at ')[0] + repr(r).split(';')[1].split(' at ')[0]); show('repr class', lambda: repr(ref(C)).split(';')[1].split(' at ')[0]); show('repr named', lambda: repr(ref(f)).split('(')[-1])
