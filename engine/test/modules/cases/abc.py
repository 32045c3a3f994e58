from _abc import _abc_init, _abc_register, _abc_instancecheck, _abc_subclasscheck, get_cache_token, _get_dump, _reset_caches, _reset_registry

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns, **kw)
        _abc_init(cls)
        return cls
    def register(cls, sub): return _abc_register(cls, sub)
    def __instancecheck__(cls, x): return _abc_instancecheck(cls, x)
    def __subclasscheck__(cls, c): return _abc_subclasscheck(cls, c)

def abstract(f):
    f.__isabstractmethod__ = True
    return f

class A(metaclass=Meta):
    @abstract
    def f(self): pass
    @property
    @abstract
    def p(self): pass
    @classmethod
    @abstract
    def c(cls): pass
class B(A):
    def f(self): return 'f'
class C(B):
    p = 1
    c = 2
show('names', lambda: (sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), C.__abstractmethods__))
show('make A', lambda: A()); show('make B', lambda: B()); show('make C', lambda: C().f())
show('is', lambda: (isinstance(C(), A), issubclass(C, A), issubclass(int, A), isinstance(5, A)))
before = get_cache_token(); A.register(int)
show('registered', lambda: (issubclass(int, A), issubclass(bool, A), isinstance(5, A), isinstance('', A), get_cache_token() - before))
show('register self', lambda: A.register(A) is A); show('register bad', lambda: A.register(5)); show('cycle', lambda: B.register(A)); show('again', lambda: (A.register(int), get_cache_token() - before))
class D(metaclass=Meta): pass
A.register(D); class_e = type('E', (), {}); D.register(class_e)
show('through', lambda: (issubclass(class_e, A), issubclass(class_e, B)))
class Hook(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, c):
        if c is str: return True
        if c is int: return False
        if c is float: return 'maybe'
        return NotImplemented
show('hook', lambda: (issubclass(str, Hook), issubclass(int, Hook), isinstance('', Hook), issubclass(bytes, Hook))); show('hook bad', lambda: issubclass(float, Hook)); show('not class', lambda: issubclass(5, A))
show('registered hook', lambda: (Hook.register(int), issubclass(int, Hook)))
_reset_caches(A); show('reset', lambda: issubclass(int, A)); _reset_registry(A); _reset_caches(A); show('registry', lambda: issubclass(int, A)); show('dump', lambda: [type(x).__name__ for x in _get_dump(A)])
class Seq(metaclass=Meta):
    __abc_tpflags__ = 1 << 5
    def __getitem__(self, i): return [10, 20][i]
    def __len__(self): return 2
class Map(metaclass=Meta):
    __abc_tpflags__ = 1 << 6
    def get(self, k, d=None): return {'k': 1}.get(k, d)
    def __getitem__(self, k): return {'k': 1}[k]
    def keys(self): return ['k']
    def __len__(self): return 1
class Sub(Seq): pass
class Late:
    def __getitem__(self, i): return 'ab'[i]
    def __len__(self): return 2
def kind(x):
    match x:
        case [a, b]: return ('sequence', a, b)
        case {'k': v}: return ('mapping', v)
        case _: return 'other'
show('patterns', lambda: (kind(Seq()), kind(Sub()), kind(Map()), kind(Late()), '__abc_tpflags__' in Seq.__dict__)); Seq.register(Late); show('late', lambda: kind(Late()))
class Liar:
    __class__ = int
A.register(int); show('__class__', lambda: isinstance(Liar(), A))
