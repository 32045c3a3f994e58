# A list of ints gets a float, a string, None; a list of floats gets an int.
def fill(values, n, value):
    for i in range(n):
        values[i] = value
    return values


def total(values):
    result = 0
    for value in values:
        result += value
    return result


ints = [0] * 3000
print(total(fill(ints, 3000, 2)))
ints[100] = 0.5
print(total(ints), ints[99:102])
floats = [0.5] * 3000
print(total(floats))
floats[7] = 1
print(total(floats), floats[6:9], type(floats[7]).__name__)
floats.append(2**70)
print(total(floats), floats[-1])
floats[3] = None
try:
    total(floats)
except TypeError as error:
    print(error)
print(fill([1.5] * 5, 5, 1), fill([1.0, 2.0], 1, 1), fill([1, 2], 1, 1.0))
zero = [0.0] * 10
zero[3] = -0.0
zero[4] = 0
print(zero, [1.0] == [1], sorted([2.5, 1, 0.5]), [1.0, 2.0] + [3], ([1.5] * 2 + ["x"])[1:])


def grow(n):
    values = []
    for i in range(n):
        values.append(i if i < 2000 else i / 2)
    return values


print(total(grow(3000)), grow(2002)[-3:])

# expect-output:
# 6000
# 5998.5 [2, 0.5, 2]
# 1500.0
# 1500.5 [0.5, 1, 0.5] int
# 1.1805916207174113e+21 1180591620717411303424
# unsupported operand type(s) for +=: 'float' and 'NoneType'
# [1, 1, 1, 1, 1] [1, 2.0] [1.0, 2]
# [0.0, 0.0, 0.0, -0.0, 0, 0.0, 0.0, 0.0, 0.0, 0.0] True [0.5, 1, 2.5] [1.0, 2.0, 3] [1.5, 'x']
# 3248750.0 [1999, 1000.0, 1000.5]
