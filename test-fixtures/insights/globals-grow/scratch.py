# Temporary globals, bound and removed again in each round, by a function and by a helper of a generator.
def rounds(n):
    for i in range(n):
        yield prepare(i)


def prepare(i):
    global current
    current = i * 2
    try:
        return current + 1
    finally:
        del current  #~ globals-grow: The global "current" is removed
#~          ^^^^^^^


def swap(pairs):
    global left, right
    total = 0
    for left, right in pairs:
        total += left - right
        del left, right  #~ globals-grow: The global "left" is removed  #~ globals-grow: The global "right" is removed
    return total


print(sum(rounds(500)), swap([(3, 1)] * 500))
