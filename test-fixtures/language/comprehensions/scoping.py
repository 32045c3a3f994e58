# The loop variable stays inside; the first iterable is evaluated outside.
x = "outside"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outside
print({k: v for k, v in zip("ab", [1, 2])}, "k" in globals())  # expect: {'a': 1, 'b': 2} False


class Body:
    size = 2
    outer = [i for i in range(size)]
    try:
        inner = [size for i in range(2)]
    except NameError as error:
        print(error)  # expect: name 'size' is not defined


def f():
    squares = [y := i * i for i in range(4)]
    return squares, y


print(Body.outer, f())  # expect: [0, 1] ([0, 1, 4, 9], 9)
print([[cell for cell in row if cell] for row in [[1, 0], [0, 2]]])  # expect: [[1], [2]]
functions = [lambda: i for i in range(3)]
print([g() for g in functions])  # expect: [2, 2, 2]


def shadow(i):
    values = [i for i in range(i)]
    return values, i


print(shadow(3))  # expect: ([0, 1, 2], 3)
