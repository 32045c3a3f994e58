# Mapping patterns, class patterns with __match_args__, keywords, dotted names.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Colour:
    RED = "r"
    BLUE = "b"


def f(value):
    match value:
        case {"type": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {"type": Colour.RED | Colour.BLUE as c}:
            return f"colour {c}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Colour.BLUE:
            return "blue"
        case -1 | 1 + 2j:
            return "number"


for value in ({"type": "circle", "r": 2, "z": 1}, {"type": "b"}, {1: 2}, Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), "b", -1, 1 + 2j, None):
    print(f(value))  # expect: circle 2 {'z': 1} | colour b | mapping | origin | on axis at 5 | diagonal 3 | point | blue | number | number | None
