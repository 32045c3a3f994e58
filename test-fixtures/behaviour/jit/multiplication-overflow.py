# Products and subtractions at the borders; int never becomes an inexact float.
def products(a, b):
    return a * b, a - b, a + b


for i in range(3000):
    products(i, i + 1)
for a, b in [(46341, 46341), (94906266, 94906267), (2**31, 2**31), (-(2**31), 2**32), (3037000500, 3037000500), (2**52, 3), (0, -5), (-7, 0)]:
    print(products(a, b))


def power_loop(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


for i in range(300):
    power_loop(i, 1000, 1009)
print(power_loop(3, 10**6, 1_000_003), power_loop(3, 10**18, 2**61 - 1), power_loop(7, 2**70, 10**20 + 39))


def lcg(n):
    x = 42
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
    return x


print(lcg(3000))

# expect-output:
# (2147488281, 0, 92682)
# (9007199420969022, -1, 189812533)
# (4611686018427387904, 0, 4294967296)
# (-9223372036854775808, -6442450944, 2147483648)
# (9223372037000250000, 0, 6074001000)
# (13510798882111488, 4503599627370493, 4503599627370499)
# (0, 5, -5)
# (0, -7, -7)
# 222223 1990325404628017161 65917907342196331523
# 11011015376732848130
