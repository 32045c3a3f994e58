"""Binary trees walked by generators: in every order, level by level, two at a time, and lazily edited.

`yield from` nests as deep as the trees are high.
"""

import sys
import time

DEFAULT_SIZE = 70000


class Node:
    __slots__ = ("key", "left", "right", "weight")

    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
        self.weight = 1

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right

    def preorder(self, depth=0):
        yield depth, self.key
        for child in (self.left, self.right):
            if child is not None:
                yield from child.preorder(depth + 1)

    def postorder(self):
        weight = 1
        if self.left is not None:
            weight += yield from self.left.postorder()
        if self.right is not None:
            weight += yield from self.right.postorder()
        self.weight = weight
        yield self
        return weight

    def between(self, low, high):
        if self.left is not None and low < self.key:
            yield from self.left.between(low, high)
        if low <= self.key < high:
            yield self.key
        if self.right is not None and self.key < high:
            yield from self.right.between(low, high)


class Tree:
    def __init__(self, keys=()):
        self.root = None
        self.size = 0
        for key in keys:
            self.insert(key)

    def __len__(self):
        return self.size

    def __iter__(self):
        return iter(self.root) if self.root is not None else iter(())

    def insert(self, key):
        if self.root is None:
            self.root = Node(key)
            self.size = 1
            return
        node = self.root
        while True:
            if key == node.key:
                return
            side = "left" if key < node.key else "right"
            child = getattr(node, side)
            if child is None:
                setattr(node, side, Node(key))
                self.size += 1
                return
            node = child

    def levels(self):
        level = [self.root] if self.root is not None else []
        while level:
            yield [node.key for node in level]
            level = [child for node in level for child in (node.left, node.right) if child is not None]


def shuffled(count, seed):
    keys = list(range(count))
    for last in range(count - 1, 0, -1):
        seed = (seed * 69069 + 1) % 4294967296
        other = seed % (last + 1)
        keys[last], keys[other] = keys[other], keys[last]
    return keys


def same_fringe(first, second):
    """How many keys two trees agree on before they differ; -1 when they never do."""
    missing = object()
    ours, theirs = iter(first), iter(second)
    position = 0
    while True:
        left, right = next(ours, missing), next(theirs, missing)
        if left is not right and left != right:
            return position
        if left is missing:
            return -1
        position += 1


def merge(*streams):
    """Sorted streams as one sorted stream, without a heap: tournaments of two."""
    if len(streams) == 1:
        yield from streams[0]
        return
    middle = len(streams) // 2
    left, right = merge(*streams[:middle]), merge(*streams[middle:])
    end = object()
    a, b = next(left, end), next(right, end)
    while a is not end and b is not end:
        if b < a:
            yield b
            b = next(right, end)
        else:
            yield a
            a = next(left, end)
    if a is not end:
        yield a
        yield from left
    elif b is not end:
        yield b
        yield from right


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for rest in permutations(items[1:]):
        for position in range(len(items)):
            yield rest[:position] + items[:1] + rest[position:]


def run(count):
    tree = Tree(shuffled(count, 1))
    lines = [f"{len(tree)} nodes, sum {sum(tree)}, {sum(1 for _ in tree.levels())} levels"]
    depth = sum(depth * key % 7 for depth, key in tree.root.preorder())
    heavy = [node.key for node in tree.root.postorder() if node.weight > count // 8]
    lines.append(f"preorder {depth}, heavy {heavy}")
    ranges = sum(sum(tree.root.between(low, low + 50)) for low in range(0, count, 40))
    lines.append(f"ranges {ranges}")
    other = Tree(shuffled(count, 2))
    lines.append(f"fringe {same_fringe(tree, other)}")
    other.insert(count // 2 + 0.5)
    lines.append(f"fringe {same_fringe(tree, other)}")
    streams = [iter(Tree(key * 5 + start for key in shuffled(count // 5, start))) for start in range(5)]
    merged = list(merge(*streams))
    lines.append(f"merged {len(merged)} sorted {merged == sorted(merged)}")
    letters = "abcdefg" if count > 1000 else "abcd"
    words = sum(1 for word in permutations(letters) if word[0] < word[-1])
    lines.append(f"permutations {words}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
