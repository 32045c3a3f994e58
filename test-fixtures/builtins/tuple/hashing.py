"""The hash of a tuple of numbers is CPython's, whatever the size and sign of its items."""
items = (0, 1, -1, -2, True, 2**31, -(2**31) - 1, 2**52 + 3, -(2**60), 2**61 - 1, 3**90, 0.5, -2.75, (), (1, (2,)))

total = 0
for first in items:
    for second in items:
        total = (total * 1000003 ^ hash((first, second)) ^ hash((second, first, second))) % (2**89 - 1)
print(total)
print(hash(()), hash((1,)), hash((-1, -2)), hash(range(5, 50, 3)), hash(slice(1, 2, 3)))
print(len({(n % 3, (n % 5, n % 2)) for n in range(100)}))


class Same(tuple):
    def __hash__(self):
        return 7


print(hash(Same((1, 2))), hash((Same((1, 2)),)) == hash((7,)))
try:
    hash((1, [2]))
except TypeError as error:
    print(error)


# None hashes to the same number in every process since 3.12
print(hash(None), hash((None,)), hash((1, None, 2)), {0, 4, (1, None)}, {8, (None, 2), 0})

# expect-output:
# 246387144561794389862392075
# 5740354900026072187 -6644214454873602895 960947337673586213 -1153869924735741564 -2340833382717974474
# 30
# 7 True
# unhashable type: 'list'
# 4238894112 9181102132670838864 -1812271708992745902 {0, (1, None), 4} {8, 0, (None, 2)}
