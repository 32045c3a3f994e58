# Recursion through constructors, __str__, __iter__ and with.
class Tree:
    def __init__(self, depth):
        self.child = Tree(depth - 1) if depth else None

    def __len__(self):
        return 0 if self.child is None else 1 + len(self.child)

    def __str__(self):
        return "leaf" if self.child is None else str(self.child)

    def __iter__(self):
        yield 1
        if self.child is not None:
            yield from self.child


class Scope:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        if self.n:
            with Scope(self.n - 1) as depth:
                return depth + 1
        return 0

    def __exit__(self, *info):
        return False


t = Tree(400)
print(len(t), str(t), sum(t))  # expect: 400 leaf 401
with Scope(400) as depth:
    print(depth)  # expect: 400
