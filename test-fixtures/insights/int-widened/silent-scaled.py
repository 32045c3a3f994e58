# Amounts in cents, a checksum whose product fits, and one large number made once.
MODULUS = 1_000_003


def interest(balances):
    total = 0
    for cents in balances:
        total += cents * 105 // 100
    return total


def rolling(text):
    value = 0
    for letter in text:
        value = (value * 257 + ord(letter)) % MODULUS
    return value


def bits(values):
    mask = 0
    for value in values:
        mask |= 1 << value % 50
    return mask


SEED = 2**100 % MODULUS
print(interest(range(1000, 2000)), rolling("checksum of a text " * 40), bits(range(600)), SEED)
