# Identity tests in hot code: None, booleans, one object compared with itself.
def count_none(values):
    n = 0
    for value in values:
        if value is None:
            n += 1
        elif value is True:
            n += 10
        elif value is not False:
            n += 100
    return n


print(count_none([None] * 3000), count_none([True, False, 1, 0, 1.0, None, "", []]))


def same(a, b):
    return a is b


x, y, z = 5, 2.5, object()
for _ in range(3000):
    same(z, z)
print(same(x, x), same(y, y), same(None, 0), same(1, True), same(1, 1.0), same("", None), same([], []), same(z, object()))
nan = float("nan")
print(same(nan, nan), nan == nan, nan in [nan], [nan].index(nan), same(0, False), same((), None))


def sentinel(values):
    missing = object()
    hits = 0
    for i in range(3000):
        if values.get(i, missing) is missing:
            hits += 1
    return hits


print(sentinel({i: None for i in range(0, 3000, 3)}))

# expect-output:
# 3000 511
# True True False False False False False False
# True False True 0 False False
# 2000
