# Dictionary caches, default arguments and recursion together.
def grid_paths(n, m, cache={}):
    if n == 0 or m == 0:
        return 1
    key = n, m
    if key not in cache:
        cache[key] = grid_paths(n - 1, m) + grid_paths(n, m - 1)
    return cache[key]


def collatz(n, cache={1: 0}):
    steps = []
    while n not in cache:
        steps.append(n)
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    length = cache[n]
    for step in reversed(steps):
        length += 1
        cache[step] = length
    return length


def partitions(n, largest, cache):
    if n == 0:
        return 1
    if n < 0 or largest == 0:
        return 0
    try:
        return cache[n, largest]
    except KeyError:
        value = partitions(n - largest, largest, cache) + partitions(n, largest - 1, cache)
        cache[n, largest] = value
        return value


print(grid_paths(40, 40), max(range(1, 3000), key=collatz), collatz(27), collatz(2**60 + 1))  # expect: 107507208733336176461620 2919 111 479
print(partitions(80, 80, {}), len(grid_paths.__defaults__[0]))  # expect: 15796476 1600
print(grid_paths(2.0, 2), grid_paths(True, 1))  # expect: 6 2
