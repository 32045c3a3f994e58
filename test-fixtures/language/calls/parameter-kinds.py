# All five kinds in one signature.
def f(a, b, /, c, d=4, *rest, e, g=7, **extra):
    return a, b, c, d, rest, e, g, extra


print(f(1, 2, 3, e=5))  # expect: (1, 2, 3, 4, (), 5, 7, {})
print(f(1, 2, c=3, e=5, d=40))  # expect: (1, 2, 3, 40, (), 5, 7, {})
print(f(1, 2, 3, 4, 5, 6, e=7, h=8, a=9))  # expect: (1, 2, 3, 4, (5, 6), 7, 7, {'h': 8, 'a': 9})
print(f(*[1, 2, 3], **{"e": 5, "z": 26}))  # expect: (1, 2, 3, 4, (), 5, 7, {'z': 26})
print(f(1, *(2, 3), 4, *[5], e=6, **{}))  # expect: (1, 2, 3, 4, (5,), 6, 7, {})
print(f.__defaults__, f.__kwdefaults__)  # expect: (4,) {'g': 7}
print(f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount)  # expect: 4 2 2
print(f.__code__.co_varnames)  # expect: ('a', 'b', 'c', 'd', 'e', 'g', 'rest', 'extra')
