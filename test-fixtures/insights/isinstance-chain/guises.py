class Num:
    def __init__(self, value):
        self.value = value


class Add:
    def __init__(self, left, right):
        self.left = left
        self.right = right


class Neg:
    def __init__(self, operand):
        self.operand = operand


def evaluate(node):
    if isinstance(node, Add):  #~ isinstance-chain: 3 type tests in a row on "node"
#~     ^^^^^^^^^^^^^^^^^^^^^
        return evaluate(node.left) + evaluate(node.right)
    if isinstance(node, Neg):
        return -evaluate(node.operand)
    if isinstance(node, Num):
        return node.value
    raise TypeError(node)


def name_of(values):
    out = 0
    for value in values:
        if type(value) is int:  #~ isinstance-chain: 3 type tests in a row on "value"
            out += 1
        elif type(value) is str:
            out += 2
        elif type(value) is float:
            out += 3
    return out


def depth(node):
    match node:
        case Add(left=left, right=right):  #~ isinstance-chain: 3 type tests in a row
            return 1 + max(depth(left), depth(right))
        case Neg(operand=operand):
            return 1 + depth(operand)
        case Num(value=_):
            return 1
    return 0


tree = Add(Neg(Num(1)), Add(Num(2), Neg(Num(3))))
print(sum(evaluate(tree) for _ in range(400)), name_of([1, "a", 2.5] * 300), sum(depth(tree) for _ in range(300)))
