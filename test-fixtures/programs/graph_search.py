"""Searches: n-queens by bit sets and by generators, shortest paths, components, orderings."""

import heapq
import math
import sys
import time
from collections import defaultdict, deque

DEFAULT_SIZE = 10


def count_queens(size):
    """Number of solutions, with columns and diagonals kept as bits."""
    full = (1 << size) - 1

    def place(columns, left, right):
        if columns == full:
            return 1
        found = 0
        free = full & ~(columns | left | right)
        while free:
            bit = free & -free
            free ^= bit
            found += place(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        return found

    return place(0, 0, 0)


def queens(size, placed=()):
    """The solutions themselves, row by row, as tuples of columns."""
    row = len(placed)
    if row == size:
        yield placed
        return
    for column in range(size):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(size, placed + (column,))


class Numbers:
    """A small multiplicative generator, so that maps are the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = self.state * 48271 % 2147483647
        return self.state % limit


class Cell:
    """A square of the map; walls have infinite cost."""

    def __init__(self, x, y, cost):
        self.x = x
        self.y = y
        self.cost = cost
        self.neighbours = []

    def __lt__(self, other):
        return (self.y, self.x) < (other.y, other.x)

    def __repr__(self):
        return f"({self.x}, {self.y})"


class Terrain:
    """A grid of cells, some of them walls."""

    def __init__(self, width, height, seed):
        numbers = Numbers(seed)
        self.width = width
        self.height = height
        self.cells = []
        for y in range(height):
            for x in range(width):
                blocked = numbers.below(100) < 22 and (x, y) not in ((0, 0), (width - 1, height - 1))
                self.cells.append(Cell(x, y, math.inf if blocked else 1 + numbers.below(9)))
        for cell in self.cells:
            cell.neighbours = list(self.around(cell))

    def at(self, x, y):
        return self.cells[y * self.width + x]

    def around(self, cell):
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            x, y = cell.x + dx, cell.y + dy
            if 0 <= x < self.width and 0 <= y < self.height:
                yield self.at(x, y)

    @property
    def start(self):
        return self.cells[0]

    @property
    def goal(self):
        return self.cells[-1]


def manhattan(cell, goal):
    return abs(cell.x - goal.x) + abs(cell.y - goal.y)


def cheapest_path(terrain, estimate=None):
    """Dijkstra's search, or A* with an estimate: (cost, path, cells expanded)."""
    start, goal = terrain.start, terrain.goal
    best = {start: 0}
    came_from = {}
    closed = set()
    queue = [(0, start)]
    while queue:
        _, cell = heapq.heappop(queue)
        if cell in closed:
            continue
        closed.add(cell)
        if cell is goal:
            return best[goal], walk_back(came_from, goal), len(closed)
        so_far = best[cell]
        for neighbour in cell.neighbours:
            cost = so_far + neighbour.cost
            if cost < best.get(neighbour, math.inf):
                best[neighbour] = cost
                came_from[neighbour] = cell
                ahead = estimate(neighbour, goal) if estimate else 0
                heapq.heappush(queue, (cost + ahead, neighbour))
    return None, [], len(closed)


def walk_back(came_from, cell):
    path = [cell]
    while cell in came_from:
        cell = came_from[cell]
        path.append(cell)
    path.reverse()
    return path


def distances(terrain, start):
    """Breadth-first number of steps to every cell that can be reached."""
    start.steps = 0
    found = [start]
    queue = deque(found)
    while queue:
        cell = queue.popleft()
        for neighbour in cell.neighbours:
            if neighbour.cost != math.inf and not hasattr(neighbour, "steps"):
                neighbour.steps = cell.steps + 1
                found.append(neighbour)
                queue.append(neighbour)
    return found


class DisjointSets:
    """Union by size with path halving."""

    def __init__(self, count):
        self.parent = list(range(count))
        self.size = [1] * count

    def find(self, item):
        parent = self.parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


def spanning_tree(count, edges):
    """Kruskal: (weight, edges taken)."""
    sets = DisjointSets(count)
    weight = taken = 0
    for cost, a, b in sorted(edges):
        if sets.union(a, b):
            weight += cost
            taken += 1
    return weight, taken


def topological_order(successors):
    """Depth-first, without recursion; raises on a cycle."""
    order, state = [], {}
    for root in sorted(successors):
        stack = [(root, iter(successors[root]))]
        if state.get(root):
            continue
        state[root] = "open"
        while stack:
            node, children = stack[-1]
            for child in children:
                if state.get(child) == "open":
                    raise ValueError(f"cycle through {child}")
                if child not in state:
                    state[child] = "open"
                    stack.append((child, iter(successors.get(child, ()))))
                    break
            else:
                stack.pop()
                state[node] = "done"
                order.append(node)
    order.reverse()
    return order


def random_dag(count, numbers):
    successors = defaultdict(list)
    for node in range(count):
        for _ in range(3):
            target = node + 1 + numbers.below(20)
            if target < count:
                successors[node].append(target)
    return dict(successors)


def longest_path(order, successors):
    length = {}
    for node in reversed(order):
        length[node] = max((length[child] + 1 for child in successors.get(node, ())), default=0)
    return max(length.values())


def run(size):
    solutions = list(queens(size))
    lines = [f"queens({size}): {count_queens(size + 1)} for {size + 1}, {len(solutions)} listed, first {solutions[0]}"]
    side = size * 14
    terrain = Terrain(side, side, 1 + size)
    for name, estimate in (("dijkstra", None), ("a*", manhattan)):
        cost, path, expanded = cheapest_path(terrain, estimate)
        lines.append(f"{name}: cost {cost}, {len(path)} cells, {expanded} expanded")
    reached = distances(terrain, terrain.start)
    lines.append(f"reached {len(reached)}, farthest {max(reached, key=lambda cell: cell.steps)} {reached[-1].steps}")
    numbers = Numbers(42)
    count = size * 250
    edges = [(1 + numbers.below(1000), numbers.below(count), numbers.below(count)) for _ in range(count * 3)]
    lines.append(f"spanning tree {spanning_tree(count, edges)}")
    successors = random_dag(count * 2, numbers)
    order = topological_order(successors)
    lines.append(f"order of {len(order)}, longest path {longest_path(order, successors)}")
    try:
        topological_order({1: [2], 2: [3], 3: [1]})
    except ValueError as error:
        lines.append(f"refused: {error}")
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
