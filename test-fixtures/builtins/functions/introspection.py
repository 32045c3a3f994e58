# getattr family, vars, dir, type with three arguments, isinstance, id, hash.
class Thing:
    kind = "thing"

    def __init__(self):
        self.own = 1


t = Thing()
print(getattr(t, "own"), getattr(t, "none", "default"), hasattr(t, "kind"), vars(t))
setattr(t, "new", [1])
delattr(t, "own")
print(vars(t), [n for n in dir(t) if not n.startswith("_")], type(t) is Thing)
Made = type("Made", (Thing,), {"x": 5, "double": lambda self: self.x * 2})
m = Made()
print(Made.__name__, m.double(), m.kind, Made.__bases__, type(Made), type(type))
print(globals()["t"] is t, "Thing" in globals(), "t" in vars(), __name__)


def f(a, b=2):
    c = a + b
    return sorted(locals().items())


print(f(1), callable(f), f.__code__.co_varnames, repr(f).split(" at ")[0])
for action in (lambda: getattr(t, "none"), lambda: vars(5), lambda: type(1, 2), lambda: hash({}), lambda: type("X", 5, {}), lambda: delattr(t, "none")):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)

# expect-output:
# 1 default True {'own': 1}
# {'new': [1]} ['kind', 'new'] True
# Made 10 thing (<class '__main__.Thing'>,) <class 'type'> <class 'type'>
# True True True __main__
# [('a', 1), ('b', 2), ('c', 3)] True ('a', 'b', 'c') <function f
# AttributeError 'Thing' object has no attribute 'none'
# TypeError vars() argument must have __dict__ attribute
# TypeError type() takes 1 or 3 arguments
# TypeError unhashable type: 'dict'
# TypeError type.__new__() argument 2 must be tuple, not int
# AttributeError 'Thing' object has no attribute 'none'
