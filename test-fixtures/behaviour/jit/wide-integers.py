# Products beyond the safe ints that are reduced at once; bits and shifts of ints of 32 to 53 bits; what an exit makes of them.
MASK48 = (1 << 48) - 1


class Congruential:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % limit

    def long(self):
        self.state = (self.state * 25214903917 + 11) & MASK48
        return self.state >> 16


def fnv(data):
    h = 2166136261
    for byte in data:
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h


def mixed(count):
    total = 0
    for n in range(count):
        n = n * 7919 + 104729
        total = (total * n - n * 999999937) % 1000000007
        total ^= (n << 20) | (total >> 3)
        total = (total * 6364136223846793 + 1442695040888963) >> 30 & 0xFFFFFFFFFF
    return total


def power(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def kept(values):
    """The product is needed itself when the sum of digits is even, and by the exit when a value is no int."""
    found = []
    for value in values:
        product = value * 987654321987
        if product % 1000003 % 2:
            found.append(product)
    return found


def masked(values):
    return [value * 3037000500 + 1 & 0x7FFFFFFF for value in values]


source = Congruential(42)
print(sum(source.below(1000) for _ in range(3000)), source.state)
print(sum(source.long() for _ in range(3000)) % 1000003, source.state)
print(fnv(b"products" * 400), mixed(3000))
print(power(3, 2**40 + 12345, 998244353), power(123456789, 10**15 + 7, 2**47 - 115), power(7, 10**12, 2**61 - 1))
print([power(-5, e, 97) for e in range(12)], power(2, 77, -1000003))
print(sum(kept(range(90000, 93000))) % 10**9, len(kept(range(3000))))
print(sum(masked(range(3_000_000, 3_003_000))), masked([3_000_000, -5, 2**52, 2**70, True]))

for odd in (2.5, None, 2**60):
    try:
        print(kept([*range(2000), odd])[-2:])
    except TypeError as e:
        print(type(e).__name__, e)


def divided(pairs):
    return [(a // b, a % b, a & b, a | b, a ^ b, a >> (b & 31)) for a, b in pairs]


large = [8410248636066703, -8410248636066703, 9007199254740991, -9007199254740991, 4503599627370497, 3, -3, 1]
rows = [(a, b) for a in large for b in large]
for _ in range(60):
    answer = divided(rows)
print(hash(tuple(answer)) == hash(tuple(divided(rows))), answer[:9], sum(sum(row) for row in answer))


# negative constants
def negative(n):
    return (n % 2147483647 * 16777619 - -1) % -998244353, (n * -16777619 + -5) % 1000003, (n * 48271 - -(2**31)) % -7


for i in range(300):
    negative(i * 10**7)
print(negative(2000000011), negative(-5), negative(0))

# expect-output:
# 1492650 975035922
# 634066 10397794702410
# 4228762821 662756716020
# 573842330 54216821843427 2160194876002591283
# [1, 92, 25, 69, 43, 76, 8, 57, 6, 67, 53, 26] -180715
# 705240119 1495
# 3221587574152 [1475649281, 1994866685, 1, 1, 889516853]
# [1974320989652013, 2469135804967.5]
# TypeError unsupported operand type(s) for *: 'NoneType' and 'int'
# [1974320989652013, 1138687906936707347079141261312]
# True [(1, 0, 8410248636066703, 8410248636066703, 0, 256660419801), (-1, 0, 1, -1, -2, 64165104950), (0, 8410248636066703, 8410248636066703, 9007199254740991, 596950618674288, 3916327), (-1, -596950618674288, 1, -596950618674289, -596950618674290, 4205124318033351), (1, 3906649008696206, 4503599627370497, 8410248636066703, 3906649008696206, 4205124318033351), (2803416212022234, 1, 3, 8410248636066703, 8410248636066700, 1051281079508337), (-2803416212022235, -2, 8410248636066701, -1, -8410248636066702, 15665308), (8410248636066703, 0, 1, 8410248636066703, 8410248636066702, 4205124318033351), (-1, 0, 1, -1, -2, -256660419802)] 89577215733672106
# (-53009499, 858746, 0) (-27706838, 887841, 0) (-998244352, 999998, -5)
