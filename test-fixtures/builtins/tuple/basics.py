# Tuples: equality, hash, nesting, immutability, methods.
t = (1, "a", [2])
print(t, t[0], t[-1], t[1:], len(t), t + (3,), t * 2, (1,), (), 1 in t, t.count(1), t.index("a"))
print((1, 2) == (1.0, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), hash((1, 2)) == hash((1.0, 2.0)), hash(()) == hash(tuple([])))
t[2].append(3)
print(t, tuple("ab"), tuple({"k": 1}), tuple(x for x in range(2)), tuple(), tuple(t) is t)
for action in (lambda: t.__setitem__, lambda: hash(t), lambda: t[5], lambda: t.index("z"), lambda: t + [1], lambda: t["a"], lambda: tuple(5)):
    try:
        print(action())
    except (AttributeError, TypeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
a = 1, 2
b = a
a += (3,)
print(a, b, (lambda *args: args)(1), ((1, 2), (3, (4,)))[1][1][0])
print({(1, 2): "pair"}[(1.0, 2)], {(): 1}[()], max((1, 2), (1, 1, 5)), sorted([(2, 1), (1, 9), (1,)]))

# expect-output:
# (1, 'a', [2]) 1 [2] ('a', [2]) 3 (1, 'a', [2], 3) (1, 'a', [2], 1, 'a', [2]) (1,) () True 1 1
# True True True True True True
# (1, 'a', [2, 3]) ('a', 'b') ('k',) (0, 1) () True
# AttributeError 'tuple' object has no attribute '__setitem__'
# TypeError unhashable type: 'list'
# IndexError tuple index out of range
# ValueError tuple.index(x): x not in tuple
# TypeError can only concatenate tuple (not "list") to tuple
# TypeError tuple indices must be integers or slices, not str
# TypeError 'int' object is not iterable
# 'tuple' object does not support item assignment
# (1, 2, 3) (1, 2) (1,) 4
# pair 1 (1, 2) [(1,), (1, 9), (2, 1)]
