# Caller, callee and its callee are merged; the innermost guard fails.
class Stack:
    def __init__(self):
        self.items = []
        self.top = 0

    def push(self, item):
        self.items.append(item)
        self.top += 1

    def pop(self):
        self.top -= 1
        return self.items.pop()


def add(a, b):
    return a + b


def apply(stack, operation):
    b = stack.pop()
    a = stack.pop()
    stack.push(operation(a, b))


def evaluate(values):
    stack = Stack()
    stack.push(values[0])
    for value in values[1:]:
        stack.push(value)
        apply(stack, add)
    return stack.pop(), stack.top


def frames(error):
    names, tb = [], error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return names, tb


print(evaluate(list(range(3000))))
print(evaluate([1] * 2000 + [0.5]), evaluate(["a", "b"]), evaluate([2**60] * 3))
try:
    evaluate([1] * 3000 + [None])
except TypeError as error:
    print(error, frames(error)[0])
    innermost = error.__traceback__.tb_next.tb_next.tb_next.tb_frame
    print(innermost.f_locals, sorted(innermost.f_back.f_locals), innermost.f_back.f_locals["a"])
Stack.pop = lambda self: 7
print(evaluate([1, 2, 3]))

# expect-output:
# (4498500, 0)
# (2000.5, 0) ('ab', 0) (3458764513820540928, 0)
# unsupported operand type(s) for +: 'int' and 'NoneType' ['<module>', 'evaluate', 'apply', 'add']
# {'a': 3000, 'b': None} ['a', 'b', 'operation', 'stack'] 3000
# (7, 5)
