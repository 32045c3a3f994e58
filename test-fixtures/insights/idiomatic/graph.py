"""Breadth-first search and shortest paths on a grid."""
import heapq
from collections import deque


class Graph:
    def __init__(self, size):
        self.size = size
        self.neighbours = [[] for _ in range(size)]

    def connect(self, a, b, cost):
        self.neighbours[a].append((b, cost))
        self.neighbours[b].append((a, cost))


def grid(width, height):
    graph = Graph(width * height)
    for y in range(height):
        for x in range(width):
            here = y * width + x
            if x + 1 < width:
                graph.connect(here, here + 1, 1 + (x * y) % 3)
            if y + 1 < height:
                graph.connect(here, here + width, 1 + (x + y) % 4)
    return graph


def reachable(graph, start):
    seen = {start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour, _ in graph.neighbours[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return len(seen)


def shortest(graph, start, goal):
    distances = {start: 0}
    heap = [(0, start)]
    while heap:
        distance, node = heapq.heappop(heap)
        if node == goal:
            return distance
        if distance > distances[node]:
            continue
        for neighbour, cost in graph.neighbours[node]:
            candidate = distance + cost
            if candidate < distances.get(neighbour, 1_000_000):
                distances[neighbour] = candidate
                heapq.heappush(heap, (candidate, neighbour))
    return None


def main():
    graph = grid(20, 15)
    print(reachable(graph, 0), shortest(graph, 0, 299))


if __name__ == "__main__":
    main()
