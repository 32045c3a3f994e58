# range with negative steps, big bounds, changed loop variables and re-entry.
def count(start, stop, step):
    n = last = 0
    for i in range(start, stop, step):
        n += 1
        last = i
        i = "changed"
    return n, last


print(count(0, 3000, 1), count(3000, 0, -1), count(0, 9000, 3), count(5, 5, 1), count(0, -5, 1))
print(count(2**31 - 1500, 2**31 + 1500, 1), count(2**53 - 5, 2**53 + 5, 2), count(-(2**31) + 10, -(2**31) - 3000, -1), count(10**20, 10**20 + 3, 1))
for args in ((0, 10, 0), (0, 1.5, 1), ("a", 2, 1)):
    try:
        count(*args)
    except (ValueError, TypeError) as error:
        print(error)


class Index:
    def __index__(self):
        return 3


print(count(Index(), 10, Index()), count(True, 5, True))


def own_range(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(own_range(3000))
range = lambda n: iter([0.5] * n)
print(own_range(3000))
del range
print(own_range(10), i if "i" in globals() else "no i")

# expect-output:
# (3000, 2999) (3000, 1) (3000, 8997) (0, 0) (0, 0)
# (3000, 2147485147) (5, 9007199254740995) (3010, -2147486647) (3, 100000000000000000002)
# range() arg 3 must not be zero
# 'float' object cannot be interpreted as an integer
# 'str' object cannot be interpreted as an integer
# (3, 9) (4, 4)
# 4498500
# 1500.0
# 45 no i
