# IndexError is part of the normal course of a hot loop.
def collect(values, n):
    found = misses = 0
    for i in range(n):
        try:
            found += values[i]
        except IndexError:
            misses += 1
    return found, misses


print(collect(list(range(3000)), 3000))  # expect: (4498500, 0)
print(collect(list(range(1000)), 3000))  # expect: (499500, 2000)
print(collect([], 3000))  # expect: (0, 3000)
print(collect((1, 2, 3), 5), collect({0: 1, 1: 2, 2: 3}, 3), collect(range(10), 12), collect(b"ab", 3))  # expect: (6, 2) (6, 0) (45, 2) (195, 1)
try:
    collect({0: 1}, 2)
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 1


def until_end(values):
    i = total = 0
    while True:
        try:
            total += values[i]
            i += 1
        except IndexError as error:
            return total, i, str(error)


print(until_end(list(range(3000))), until_end((1,)))  # expect: (4498500, 3000, 'list index out of range') (1, 1, 'tuple index out of range')
