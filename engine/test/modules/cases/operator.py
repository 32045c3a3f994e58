from _operator import *
import _operator

def show(f, *args):
    try:
        print(getattr(f, '__name__', f), args, '->', repr(f(*args)))
    except Exception as e:
        print(getattr(f, '__name__', f), args, '!', type(e).__name__, e)

for f in (add, sub, mul, truediv, floordiv, mod, pow, lshift, rshift, and_, or_, xor, matmul, lt, le, eq, ne, gt, ge, is_, is_not):
    for a, b in ((7, 2), (7.5, 2), ('a', 'b'), (True, False), (1, 0), ([1], [2])):
        show(f, a, b)
for f in (iadd, isub, imul, itruediv, ifloordiv, imod, ipow, ilshift, irshift, iand, ior, ixor, iconcat):
    show(f, 6, 2); show(f, [1], [2])
for f in (neg, pos, inv, invert, abs, not_, truth, index):
    for a in (5, -2.5, True, 'x', None, 0, []):
        show(f, a)
show(concat, [1], [2]); show(concat, 'a', 'b'); show(concat, 1, 2); show(concat, {}, {}); show(contains, 'abc', 'b'); show(contains, 5, 1)
show(countOf, [1, 2, 1.0, True], 1); show(countOf, 5, 1); show(indexOf, 'abc', 'c'); show(indexOf, [1], 5); show(indexOf, 5, 5)
show(getitem, [1, 2], 1); show(getitem, {}, 'a'); l = [1, 2, 3]; show(setitem, l, 0, 9); show(delitem, l, 1); print(l)
show(length_hint, [1, 2]); print(length_hint(iter([1, 2, 3]))); show(length_hint, 5); show(length_hint, 5, 7); show(length_hint, 5, 'a'); print(length_hint((i for i in ()), 3))
class H:
    def __init__(self, v): self.v = v
    def __length_hint__(self):
        if isinstance(self.v, type): raise self.v
        return self.v
    def __repr__(self): return 'H'
for v in (4, -1, 'a', NotImplemented, TypeError, ValueError): show(length_hint, H(v), 9)
show(call, max, 1, 5); print(call(dict, a=1))
show(itemgetter(1), 'abc'); show(itemgetter(0, 2, 1), 'abc'); show(itemgetter('k'), {'k': 5}); show(itemgetter(slice(1, 3)), 'abcd'); show(itemgetter(5), 'abc'); show(itemgetter(0)); show(itemgetter(0), 1, 2)
show(attrgetter('real'), 5); show(attrgetter('real', 'imag'), 5); show(attrgetter('__class__.__name__'), 5); show(attrgetter('x.y'), 5); show(attrgetter, 5)
show(methodcaller('upper'), 'abc'); show(methodcaller('split', ',', maxsplit=1), 'a,b,c'); show(methodcaller('nope'), 1); show(methodcaller, 5); show(methodcaller)
print(itemgetter(1, 'a'), attrgetter('a.b', 'c'), methodcaller('m', 1, k=2), itemgetter(3).__reduce__(), attrgetter('a').__reduce__(), methodcaller('q', 1).__reduce__())
show(_operator._compare_digest, 'abc', 'abc'); show(_operator._compare_digest, b'abc', b'abd'); show(_operator._compare_digest, 'é', 'é'); show(_operator._compare_digest, 'a', b'a'); show(_operator._compare_digest, 1, 2)
class I:
    def __index__(self): return 3
    def __iadd__(self, o): return 'in place'
    def __add__(self, o): return 'added'
    def __repr__(self): return 'I'
show(index, I()); show(iadd, I(), 1); show(add, I(), 1); print(itemgetter(I())('abcdef'))
