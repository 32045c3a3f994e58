# Floats kept unboxed, then ints, strings and infinities among them.
import math


def integrate(f, a, b, n):
    h = (b - a) / n
    total = 0.5 * (f(a) + f(b))
    for i in range(1, n):
        total += f(a + i * h)
    return total * h


print(integrate(lambda x: x * x, 0.0, 1.0, 3000), integrate(math.sin, 0, math.pi, 3000))
print(integrate(lambda x: 1, 0, 1, 3000), integrate(lambda x: 1 if x < 0.5 else 2.5, 0, 1, 3000))


def newton(x, n):
    guess = x / 2
    for _ in range(n):
        guess = (guess + x / guess) / 2
    return guess


print(newton(2.0, 3000), newton(2, 10), newton(2**200, 300), newton(1e300, 3000))


def mixed(values):
    low = high = values[0]
    s = 0.0
    for v in values:
        s += v
        low = v if v < low else low
        high = v if v > high else high
    return s, low, high


print(mixed([i / 7 for i in range(3000)]))
print(mixed([0.5, 1, True, 2**60, -0.0]), mixed([1.0, math.inf, -math.inf]), mixed([math.nan, 1.0]))
try:
    mixed([1.0] * 3000 + ["x"])
except TypeError as error:
    print(error)


def overflow(x, n):
    for _ in range(n):
        x *= 1.5
    return x


print(overflow(1.0, 3000), overflow(-1.0, 3000), overflow(0.0, 10), overflow(1, 5))

# expect-output:
# 0.333333351851852 1.9999998172295435
# 1.0 1.7502499999999999
# 1.414213562373095 1.414213562373095 1.2676506002282294e+30 1e+150
# (642642.857142857, 0.0, 428.42857142857144)
# (1.152921504606847e+18, -0.0, 1152921504606846976) (nan, -inf, inf) (nan, nan, nan)
# unsupported operand type(s) for +=: 'float' and 'str'
# inf -inf 0.0 7.59375
