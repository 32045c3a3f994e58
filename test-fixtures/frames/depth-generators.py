# Generators nested in each other, by yield from and by for.
def nested(n):
    if n == 0:
        yield "bottom"
    else:
        yield from nested(n - 1)


def looped(n):
    if n == 0:
        yield 0
    else:
        for value in looped(n - 1):
            yield value + 1


print(list(nested(990)))  # expect: ['bottom']
print(list(looped(900)))  # expect: [900]
g = nested(500)
print(next(g), next(g, "end"))  # expect: bottom end


def summed(n):
    return 0 if n == 0 else sum(summed(m) + 1 for m in [n - 1])


print(summed(450))  # expect: 450
