# A small interpreter that finds its operations in a table, and a factory that is a parameter.
def push(stack, value):
    stack.append(value)


def add(stack, value):
    stack[0] += value


def reset(stack, value):
    stack[:] = [value]


OPERATIONS = {"push": push, "add": add, "reset": reset}


def execute(program):
    stack = [0]
    for name, value in program:
        OPERATIONS[name](stack, value)  #~ polymorphic-callee: 3 callees
    return len(stack)


class Leaf:
    def __init__(self, value):
        self.value = value  #~ polymorphic-attribute < polymorphic-callee


class Fork(Leaf):
    pass


def grow(kinds):
    for kind in kinds:
        yield kind(1)  #~ polymorphic-callee: 2 callees


print(execute([("push", 1), ("add", 2), ("add", 3), ("reset", 0)] * 120), len(list(grow([Leaf, Fork] * 200))))
