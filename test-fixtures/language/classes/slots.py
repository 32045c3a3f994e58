# Slots: no dict, errors, inheritance, layout conflicts.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named(Point):
    __slots__ = ("name",)


class Open(Point):
    pass


def error(action):
    try:
        return action()
    except (AttributeError, TypeError, ValueError) as caught:
        return f"{type(caught).__name__}: {caught}"


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"))
print(error(lambda: setattr(p, "z", 3)))
del p.x
print(error(lambda: p.x))
n = Named(1, 2)
n.name = "n"
print(n.name, error(lambda: setattr(n, "other", 1)))
o = Open(1, 2)
o.anything = 5
print(o.__dict__, o.x)
print(type(Point.x).__name__, Point.x.__get__(n), Point.__slots__)
print(error(lambda: type("Bad", (Named, type("Q", (), {"__slots__": ("w",)})), {})))
print(error(lambda: type("Clash", (), {"__slots__": ("a",), "a": 1})))
print(error(lambda: type("BadName", (), {"__slots__": ("1a",)})))

# expect-output:
# 1 2 False
# AttributeError: 'Point' object has no attribute 'z' and no __dict__ for setting new attributes
# AttributeError: 'Point' object has no attribute 'x'
# n AttributeError: 'Named' object has no attribute 'other' and no __dict__ for setting new attributes
# {'anything': 5} 1
# member_descriptor 1 ('x', 'y')
# TypeError: multiple bases have instance lay-out conflict
# ValueError: 'a' in __slots__ conflicts with class variable
# TypeError: __slots__ must be identifiers
