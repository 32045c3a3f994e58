def dot(xs, ys):
    total = 0.0
    for x, y in zip(xs, ys):
        total += x * y
    return total


def main():
    weights = [0.5, 1.5, 2.5, 3.5]
    for _ in range(2000):
        dot(weights, weights)
    print(dot(weights, [1, 2, 3, 4]))


main()
