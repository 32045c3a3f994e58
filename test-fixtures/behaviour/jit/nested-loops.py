# Loops in loops, with break, continue, and types that change in the inner one.
def table(n, special):
    total = 0
    for i in range(n):
        for j in range(n):
            if j > i:
                break
            if (i + j) % 3 == 0:
                continue
            total += special if (i, j) == (50, 20) else i * j
        else:
            total += 1
    return total


print(table(60, 7), table(60, 0.5), table(60, 2**60), table(0, 1))  # expect: 1067098 1067091.5 1152921504607914067 0


def find(grid, wanted):
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell == wanted:
                return x, y
    return None


grid = [[x * y for x in range(60)] for y in range(60)]
print(find(grid, 59 * 58), find(grid, -1), find([[1, 2], "ab"], "b"))  # expect: (59, 58) None (1, 1)


def triple(n):
    count = 0
    for a in range(1, n):
        for b in range(a, n):
            c = b
            while c * c < a * a + b * b:
                c += 1
            if c * c == a * a + b * b and c < n:
                count += 1
    return count


print(triple(40))  # expect: 15
