"""Shortest roads between towns: Dijkstra with a heap, and what lies within an hour."""
import heapq
import random
from collections import deque


def make_map(towns, roads, seed=3):
    rng = random.Random(seed)
    graph = {town: {} for town in range(towns)}
    for town in range(1, towns):
        other = rng.randrange(town)
        minutes = rng.randint(5, 30)
        graph[town][other] = minutes
        graph[other][town] = minutes
    for _ in range(roads):
        a, b = rng.sample(range(towns), 2)
        graph[a][b] = graph[b][a] = rng.randint(5, 30)
    return graph


def shortest(graph, start):
    best = {start: 0}
    queue = [(0, start)]
    previous = {}
    while queue:
        minutes, town = heapq.heappop(queue)
        if minutes > best[town]:
            continue
        for neighbour, road in graph[town].items():
            total = minutes + road
            if neighbour not in best or total < best[neighbour]:
                best[neighbour] = total
                previous[neighbour] = town
                heapq.heappush(queue, (total, neighbour))
    return best, previous


def way(previous, start, goal):
    steps = [goal]
    while steps[-1] != start:
        steps.append(previous[steps[-1]])
    return steps[::-1]


def within(graph, start, hops):
    seen = {start}
    queue = deque([(start, 0)])
    while queue:
        town, depth = queue.popleft()
        if depth == hops:
            continue
        for neighbour in graph[town]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append((neighbour, depth + 1))
    return seen


def components(graph):
    left = set(graph)
    found = []
    while left:
        part = within(graph, next(iter(left)), len(graph))
        left -= part
        found.append(len(part))
    return found


def main():
    graph = make_map(300, 500)
    best, previous = shortest(graph, 0)
    farthest = max(best, key=best.get)
    print(farthest, best[farthest], way(previous, 0, farthest))
    print(sum(len(within(graph, town, 2)) for town in range(40)), components(graph))


if __name__ == "__main__":
    main()
