# Unpacking in hot loops meets other lengths and other kinds.
def sums(pairs):
    total = 0
    for a, b in pairs:
        total += a * b
    return total


print(sums([(i, 2) for i in range(3000)]))
print(sums([[1, 2], (3, 4), range(2), {5: 0, 6: 0}, iter((7, 8)), b"\x01\x02"]))
for bad in ((1,), (1, 2, 3), 5, "a", None, []):
    try:
        sums([(1, 1)] * 3000 + [bad])
    except (ValueError, TypeError) as error:
        print(error)


def nested(items):
    total = 0
    for i, (key, (x, *rest)) in enumerate(items):
        total += i + x + len(rest) + len(key)
    return total


print(nested([("k", (i, 1, 2)) for i in range(3000)]), nested([("key", [1])]), nested({"k": [1, 2]}.items()))


def swap(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, (a + b) % 1_000_007
    return a, b


def swap_big(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(swap(3000), swap_big(300))

# expect-output:
# 8997000
# 102
# not enough values to unpack (expected 2, got 1)
# too many values to unpack (expected 2)
# cannot unpack non-iterable int object
# not enough values to unpack (expected 2, got 1)
# cannot unpack non-iterable NoneType object
# not enough values to unpack (expected 2, got 0)
# 9006000 4 3
# (109942, 551411) 222232244629420445529739893461909967206666939096499764990979600
