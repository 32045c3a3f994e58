# Negative indices appear only after the site was hot with positive ones.
def read(values, indices):
    result = 0
    for i in indices:
        result += values[i]
    return result


def write(values, indices):
    for i in indices:
        values[i] = i
    return values[-3:]


values = list(range(100))
hot = [i % 100 for i in range(3000)]
print(read(values, hot))
print(read(values, [-1, -100, 0, 99]))
for bad in (100, -101, 2**40, -(2**70)):
    try:
        read(values, hot + [bad])
    except IndexError as error:
        print(bad, error)
print(read(tuple(values), hot), read(values, [True, False]))
print(write(values[:], hot), write(values[:], [-1, -2]))
try:
    write(values, [-101])
except IndexError as error:
    print(error)
try:
    read(values, [1.0])
except TypeError as error:
    print(error)


def string_tail(s, n):
    out = ""
    for i in range(n):
        out = s[i % 5] + s[-1 - i % 5]
    return out


print(string_tail("abcde", 3000), string_tail("a😀cde", 3001))

# expect-output:
# 148500
# 198
# 100 list index out of range
# -101 list index out of range
# 1099511627776 list index out of range
# -1180591620717411303424 cannot fit 'int' into an index-sized integer
# 148500 1
# [97, 98, 99] [97, -2, -1]
# list assignment index out of range
# list indices must be integers or slices, not float
# ea ae
