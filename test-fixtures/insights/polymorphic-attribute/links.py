class Leaf:
    def __init__(self, value):
        self.value = value
        self.next = None


class Node:
    def __init__(self, value, next):
        self.next = next
        self.value = value


class Pair:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def walk(node):
    total = 0
    while node is not None:
        total += node.value  #~ polymorphic-attribute: 2 classes
        node = node.next  #~ polymorphic-attribute < polymorphic-attribute
    return total


def chain(length):
    node = Leaf(1)
    for i in range(length):
        node = Node(i, node) if i % 2 else other(i, node)
    return node


def other(value, next):
    leaf = Leaf(value)
    leaf.next = next
    return leaf


def left_of(pair):
    total = 0
    for _ in range(900):
        total += pair.left.value  #~ polymorphic-attribute: 2 classes: Leaf and Node
        pair.left, pair.right = pair.right, pair.left
    return total


print(sum(walk(chain(300)) for _ in range(10)), left_of(Pair(Leaf(1), Node(2, None))))
