# Cells made inside comprehensions, and outer locals written around them.
def make():
    n = 10
    adders = [lambda x, i=i: x + i + n for i in range(3)]
    n = 100
    return [add(1) for add in adders]


def counters():
    def counter():
        count = 0

        def step():
            nonlocal count
            count += 1
            return count

        return step

    steps = [counter() for _ in range(2)]
    return [step() for step in steps for _ in range(2)]


def locals_inside():
    a = 1
    return [sorted(name for name in locals() if name != "__class__") for b in [2]]


print(make(), counters())  # expect: [101, 102, 103] [1, 2, 1, 2]
print(locals_inside())  # expect: [['a', 'b']]
print([f() for f in {k: (lambda: k) for k in "xy"}.values()])  # expect: ['y', 'y']
print(list(map(lambda pair: (lambda a, b: a - b)(*pair), [(5, 3), (1, 1)])))  # expect: [2, 0]
