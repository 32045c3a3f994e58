# Hot divisions meet zero, of every kind, and negative operands.
def quotients(pairs):
    result = []
    for a, b in pairs:
        try:
            result.append((a // b, a % b, a / b))
        except ZeroDivisionError as error:
            result.append(str(error))
    return result


warm = quotients([(i, 7) for i in range(3000)])
print(warm[-1])
print(quotients([(5, 0), (5.0, 0), (5, 0.0), (-5, 3), (5, -3), (-5.5, 2), (0, -3), (2**70, 3), (7, 2**70), (True, False)]))
print(quotients([(2**53, 1), (-(2**31), -1), (-(2**53), 3), (2**31, -(2**31)), (-0.0, 5), (1, -(2**70))]))


def average(total, n):
    return total / n


for i in range(3000):
    average(i, 2)
print(average(1, 3), average(2**70, 2), average(10**400, 10**399), average(-1, 4), average(0, -5))
try:
    average(1, 0)
except ZeroDivisionError as error:
    print(error)
try:
    average(10**400, 3)
except OverflowError as error:
    print(error)

# expect-output:
# (428, 3, 428.42857142857144)
# ['integer division or modulo by zero', 'float floor division by zero', 'float floor division by zero', (-2, 1, -1.6666666666666667), (-2, -1, -1.6666666666666667), (-3.0, 0.5, -2.75), (0, 0, -0.0), (393530540239137101141, 1, 3.935305402391371e+20), (0, 7, 5.929230630780102e-21), 'integer division or modulo by zero']
# [(9007199254740992, 0, 9007199254740992.0), (2147483648, 0, 2147483648.0), (-3002399751580331, 1, -3002399751580330.5), (-1, 0, -1.0), (-0.0, 0.0, -0.0), (-1, -1180591620717411303423, -8.470329472543003e-22)]
# 0.3333333333333333 5.902958103587057e+20 10.0 -0.25 -0.0
# division by zero
# integer division result too large for a float
