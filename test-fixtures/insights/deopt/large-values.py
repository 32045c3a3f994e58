# Checksums that fit into 31 bits for short texts, and no longer for long ones.
def checksum(values):
    total = 0
    for value in values:
        total = total + value * 977 & 0xFFFFFFFF  #~ deopt: expected int of 32 bits, got int
    return total


def small(n):
    return sum(checksum([1, 2, 3]) for _ in range(n))


print(small(900), checksum([2**31 - 5] * 60))
