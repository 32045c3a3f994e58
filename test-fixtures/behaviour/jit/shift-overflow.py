# Shifts, masks and complements around the 32-bit border, and negative counts.
def mix(x, k):
    return (x << k) ^ (x >> k), x & 0xFFFFFFFF, x | 1, ~x


for i in range(3000):
    mix(i, i & 7)
for x, k in [(1, 31), (1, 32), (2**31, 1), (-1, 31), (2**40, 13), (-(2**33), 2), (5, 0), (2**53, 10), (0, 500)]:
    print(mix(x, k))
try:
    mix(1, -1)
except ValueError as error:
    print(error)


def fnv(text):
    h = 2166136261
    for c in text:
        h ^= ord(c)
        h = (h * 16777619) & 0xFFFFFFFF
    return h


print([fnv("x" * n) for n in (0, 1, 3000)], fnv("😀é"))


def rotate(x, n):
    for _ in range(n):
        x = ((x << 7) | (x >> 25)) & 0xFFFFFFFF
    return x


print(rotate(0xDEADBEEF, 3000), rotate(1, 3001))

# expect-output:
# (2147483648, 1, 1, -2)
# (4294967296, 1, 1, -2)
# (5368709120, 2147483648, 2147483649, -2147483649)
# (2147483647, 4294967295, -1, 0)
# (9007199388958720, 0, 1099511627777, -1099511627777)
# (32212254720, 0, -8589934591, 8589934591)
# (0, 5, 5, -6)
# (9223380832947798016, 0, 9007199254740993, -9007199254740993)
# (0, 0, 1, -1)
# negative shift count
# [2166136261, 4245442695, 2195522725] 3875039298
# 2914971614 32768
