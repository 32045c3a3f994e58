# Pattern matching over tuples, classes and constants, with late surprises.
class Add:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


def evaluate(node):
    match node:
        case int(n):
            return n
        case Add(left, right):
            return evaluate(left) + evaluate(right)
        case ("neg", inner):
            return -evaluate(inner)
        case [first, *rest]:
            return evaluate(first) + sum(map(evaluate, rest))
        case {"value": value}:
            return evaluate(value)
        case None:
            return 0
    raise TypeError(f"cannot evaluate {node!r}")


def run(nodes):
    return sum(evaluate(node) for node in nodes)


nodes = [Add(i, Add(1, i)) for i in range(1000)] + [("neg", i) for i in range(1000)] + list(range(1000))
print(run(nodes), run(nodes + [[1, 2, ("neg", 3)], {"value": 10}, None, True]))  # expect: 1000000 1000011
for bad in ("text", 1.5, Add("a", 1)):
    try:
        run(nodes + [bad])
    except TypeError as error:
        print(error)  # expect: cannot evaluate 'text' | cannot evaluate 1.5 | cannot evaluate 'a'
Add.__match_args__ = ("left",)
try:
    run(nodes)
except TypeError as error:
    print(error)  # expect: Add() accepts 1 positional sub-pattern (2 given)
Add.__match_args__ = ("right", "left")
print(run(nodes))  # expect: 1000000
