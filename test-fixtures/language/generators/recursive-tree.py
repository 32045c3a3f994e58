# yield from down a tree, and permutations by recursion.
class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def insert(node, value):
    if node is None:
        return Node(value)
    if value < node.value:
        node.left = insert(node.left, value)
    else:
        node.right = insert(node.right, value)
    return node


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item] + rest


tree = None
for value in [5, 2, 8, 1, 9, 3]:
    tree = insert(tree, value)
print(list(tree), [*tree][::-1], sum(tree))  # expect: [1, 2, 3, 5, 8, 9] [9, 8, 5, 3, 2, 1] 28
print(["".join(p) for p in permutations("abc")])  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
