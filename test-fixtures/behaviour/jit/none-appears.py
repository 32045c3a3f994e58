# Optional values: a field that was always an object is None once.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def chain(values):
    node = None
    for value in values:
        node = Node(value, node)
    return node


def total(node):
    result = 0
    while node is not None:
        result += node.value
        node = node.next
    return result


def unchecked(node, steps):
    for _ in range(steps):
        node = node.next
    return node.value


head = chain(range(3000))
print(total(head), unchecked(head, 2999))  # expect: 4498500 0
try:
    unchecked(head, 3000)
except AttributeError as error:
    print(error)  # expect: 'NoneType' object has no attribute 'value'
head.next.value = 0.5
print(total(head))  # expect: 4495502.5
head.next.next.value = None
try:
    total(head)
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +=: 'float' and 'NoneType'
print(total(None), total(chain([2**60] * 10)), total(chain([True] * 3)))  # expect: 0 11529215046068469760 3


def first(values, default=None):
    for value in values:
        return value
    return default


print([first([i]) for i in range(3000)][-1], first([]), first([], 5), first(None or ()))  # expect: 2999 None 5 None
