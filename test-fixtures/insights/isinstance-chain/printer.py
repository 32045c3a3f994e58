# A printer of expressions, with a depth that it passes on: an elif chain over classes of its own.
class Number:
    def __init__(self, value):
        self.value = value


class Name:
    def __init__(self, text):
        self.text = text


class Call:
    def __init__(self, function, argument):
        self.function = function
        self.argument = argument


def show(node, depth):
    """The text of an expression."""
    if isinstance(node, Number):  #~ isinstance-chain: 3 type tests in a row on "node"
        return str(node.value)
    elif isinstance(node, Name):
        return node.text
    elif isinstance(node, Call):
        inner = show(node.argument, depth + 1)
        return show(node.function, depth + 1) + "(" * (depth % 2 + 1) + inner + ")"
    else:
        raise TypeError(node)


def sizes(nodes):
    return [len(show(node, 0)) for node in nodes]


trees = [Number(3), Name("x"), Call(Name("f"), Call(Name("g"), Number(7)))] * 120
print(sum(sizes(trees)))
