"""Floor division, modulo, powers and common divisors agree for every size and sign of both operands."""
import math

SIZES = (30, 53, 54, 64, 200, 1023, 1024, 1025, 2100, 4000)
numbers = [sign * ((1 << bits) + bits * 7919) for bits in SIZES for sign in (1, -1)]

wrong = 0
checksum = 0
for a in numbers:
    for b in numbers:
        quotient, rest = a // b, a % b
        wrong += (quotient, rest) != divmod(a, b) or a != quotient * b + rest or not (0 <= rest < b or b < rest <= 0)
        checksum = (checksum * 31 + quotient ^ rest) % 1000003
print(wrong, checksum)

# powers go by bits or by groups of bits, as long as the exponent is
modulus = (1 << 127) - 1
for exponent in (0, 1, 2, 15, 16, 2**32 - 1, 2**32, 2**40 + 5, 3**100, modulus - 1):
    slowly = 1
    for bit in bin(exponent)[2:]:
        slowly = slowly * slowly % modulus
        if bit == "1":
            slowly = slowly * 12345 % modulus
    print(pow(12345, exponent, modulus) == slowly, pow(-12345, exponent, -97))
print(pow(2, 0, 1), pow(2, 5, 1), pow(7, -1, 2**64) * 7 % 2**64)

print(math.gcd(2**70 * 9, -(2**65) * 15) == 2**65 * 3, math.gcd(-(2**54), 2**53), math.gcd(2**80 + 1, 0) == 2**80 + 1)
print(math.gcd(3**60, 3**20 * 2), math.gcd(0, 0), math.gcd(-(2**60)) == 2**60)

short = [3, -1, 2, -1, 0, 10, 2**40, -(2**40)]
print(sorted(short), sorted(short, reverse=True))
print((1, "a", 2.0) < (1, "a", 3), (1, 2) < (1, 2, 0), (1, [2]) == (1, [2]))

# expect-output:
# 0 181592
# True -96
# True -26
# True -3
# True -77
# True -35
# True -20
# True -62
# True -42
# True -63
# True -85
# 0 0 1
# True 9007199254740992 True
# 3486784401 0 True
# [-1099511627776, -1, -1, 0, 2, 3, 10, 1099511627776] [1099511627776, 10, 3, 2, 0, -1, -1, -1099511627776]
# True True True
