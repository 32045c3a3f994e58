"""Dynamic programming: a knapsack, edit distance, the longest common part."""


def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for room in range(capacity, weight - 1, -1):
            candidate = best[room - weight] + value
            if candidate > best[room]:
                best[room] = candidate
    return best[capacity]


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = 0 if x == y else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[len(b)]


def longest_common(a, b):
    lengths = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, 1):
            above = lengths[j]
            if x == y:
                lengths[j] = diagonal + 1
            elif lengths[j - 1] > above:
                lengths[j] = lengths[j - 1]
            diagonal = above
    return lengths[len(b)]


def coins(amount, kinds):
    ways = [1] + [0] * amount
    for kind in kinds:
        for total in range(kind, amount + 1):
            ways[total] += ways[total - kind]
    return ways[amount]


def main():
    weights = [3, 4, 5, 9, 4, 7, 6]
    values = [3, 4, 4, 10, 4, 8, 6]
    print(knapsack(weights, values, 30))
    print(distance("kitten sitting" * 3, "sitting kitten" * 3))
    print(longest_common("abcbdab" * 4, "bdcaba" * 4))
    print(coins(200, (1, 2, 5, 10, 20, 50)))


if __name__ == "__main__":
    main()
