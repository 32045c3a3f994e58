# Shifts and bit operations across the limits of 32 and 53 bits.
print(1 << 31, 1 << 32, 1 << 53, 1 << 63, -1 << 31, 5 << 0, 0 << 100)
print(2**40 >> 8, -1 >> 100, -5 >> 1, 5 >> 64, 2**100 >> 98, True << 3)
print(0xFFFFFFFF & 0xF0F0F0F0, 0xFFFFFFFF | 1 << 40, -1 & 0xFFFFFFFFFF, -256 & 255, ~0xFFFFFFFF)
print(2**40 ^ 2**39, -(2**40) & 2**41 - 1, (-5) ^ 3, (-5) | 3, 6 & -2)
print((12345678901 * 69069 + 1) & 0xFFFFFFFF, (0x9E3779B9 * 0x85EBCA6B) % 2**32)
print((5).bit_length(), (-256).bit_length(), (2**64).bit_length(), (255).bit_count(), (0).bit_length())
for action in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.5 << 1, lambda: 1 << 1.0):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(error)
h = 5381
for c in "hash me":
    h = (h * 33 ^ ord(c)) & 0xFFFFFFFF
print(h)

# expect-output:
# 2147483648 4294967296 9007199254740992 9223372036854775808 -2147483648 5 0
# 4294967296 -1 -3 0 4 8
# 4042322160 1103806595071 1099511627775 0 -4294967296
# 1649267441664 1099511627776 -8 -5 6
# 2363901810 3238976083
# 3 9 65 8 0
# negative shift count
# negative shift count
# unsupported operand type(s) for <<: 'float' and 'int'
# unsupported operand type(s) for <<: 'int' and 'float'
# 815816287
