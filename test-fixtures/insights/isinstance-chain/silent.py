class Token:
    pass


def two_tests(values):
    n = 0
    for value in values:
        if isinstance(value, int):
            n += 1
        elif isinstance(value, str):
            n += 2
    return n


def first_settles(values):
    """The first test is right nearly always, so that the others are rarely reached."""
    n = 0
    for value in values:
        if isinstance(value, int):
            n += 1
        elif isinstance(value, str):
            n += 2
        elif isinstance(value, Token):
            n += 3
    return n


def different_values(a, b, c):
    if isinstance(a, int):
        if isinstance(b, int):
            if isinstance(c, int):
                return 1
    return 0


print(two_tests([1, "a"] * 1000), first_settles([1] * 3000 + ["a"] * 20), sum(different_values(i, i, i) for i in range(1000)))
