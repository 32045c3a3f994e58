# One variable grows past 32 bits, past 53 bits, into big integers and back.
def grow(steps, factor):
    x = 1
    seen = []
    for i in range(steps):
        x = x * factor + i
        if i % 1000 == 999 or x > 2**120:
            seen.append(x)
            x = x % 1009
    return x, seen[:3], len(seen)


print(grow(3000, 1))
print(grow(3000, 2))
print(grow(3000, 3))


def add(a, b):
    return a + b


for i in range(3000):
    add(i, i)
print(add(2**31 - 1, 1), add(-(2**31), -1), add(2**53 - 1, 1), add(2**53, 1), add(-(2**53), -1), add(2**63, 2**63))
print(add(2**53 + 1, -(2**53)), add(10**30, -(10**30)), type(add(2**60, -(2**60) + 5)).__name__)


def count(start, n):
    for _ in range(n):
        start += 1
    return start


print(count(0, 3000), count(2**31 - 1500, 3000), count(2**53 - 1500, 3000), count(-(2**53) - 10, 3000))

# expect-output:
# (379, [499501, 1499546, 2499672], 3)
# (873, [2658455991569831745807614120560689031, 1484996901540960701759721950156947222, 1490189198399495529388252446486167208], 29)
# (649, [2281000453925091409198814972320729863, 1893011350651138960994901314477423233, 3880516821615772792439465471429587303], 45)
# 2147483648 -2147483649 9007199254740992 9007199254740993 -9007199254740993 18446744073709551616
# 1 0 int
# 3000 2147485148 9007199254742492 -9007199254738002
