"""Connected components with union and find, and a spanning tree."""


class Components:
    def __init__(self, size):
        self.parent = list(range(size))
        self.rank = [0] * size
        self.count = size

    def find(self, x):
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.rank[a] < self.rank[b]:
            a, b = b, a
        self.parent[b] = a
        if self.rank[a] == self.rank[b]:
            self.rank[a] += 1
        self.count -= 1
        return True


def edges(size):
    state = 7
    made = []
    for i in range(size * 3):
        state = (state * 75 + 74) % 65537
        a = state % size
        state = (state * 75 + 74) % 65537
        b = state % size
        made.append((state % 100, a, b))
    return made


def spanning_tree(size):
    components = Components(size)
    cost = 0
    used = 0
    for weight, a, b in sorted(edges(size)):
        if components.union(a, b):
            cost += weight
            used += 1
    return cost, used, components.count


def main():
    print(spanning_tree(150))
    rooms = Components(10)
    for a, b in ((0, 1), (1, 2), (5, 6)):
        rooms.union(a, b)
    print(rooms.count, rooms.find(0) == rooms.find(2))


if __name__ == "__main__":
    main()
