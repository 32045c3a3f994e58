# An int is never -0, a float may be, and the sign must survive optimised code.
def negate(x):
    return -x


def scale(x, k):
    return x * k


def remainder(a, b):
    return a % b


for i in range(3000):
    negate(i + 1)
    scale(i + 1, 3)
    remainder(i, 7)
print(negate(0), scale(0, -5), scale(-5, 0), remainder(-7, 7), remainder(0, -7), remainder(7, -7))
print(negate(0.0), scale(0.0, -5), scale(-5, 0.0), remainder(-7.0, 7), remainder(0.0, -7), -0.0 + 0, 0 - 0.0)
print(str(negate(0)), 1.0 / (scale(0, -1) or 1), [negate(0)], {negate(0): "zero"}, repr(0 * -1.0))


def accumulate(values, factor):
    total = 0
    for value in values:
        total += value * factor
    return total


print(accumulate([0] * 3000, -1), accumulate([0.0] * 3000, -1), accumulate([-0.0] * 3000, 1.0), accumulate([-0.0], 1))


def minimum(values):
    best = values[0]
    for value in values:
        if value < best:
            best = value
    return best


print(minimum([0.0, -0.0] * 1500), minimum([-0.0, 0.0] * 1500), minimum([0, -0.0] * 1500), round(-0.4), int(-0.5), -1 // 2, -0.0 // 1, abs(-0.0))

# expect-output:
# 0 0 0 0 0 0
# -0.0 -0.0 -0.0 0.0 -0.0 0.0 0.0
# 0 1.0 [0] {0: 'zero'} -0.0
# 0 0.0 0.0 0.0
# 0.0 -0.0 0 0 0 -1 -0.0 0.0
