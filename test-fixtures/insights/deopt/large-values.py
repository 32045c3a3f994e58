# Checksums that fit into 31 bits while the values do, and no longer when large ones come.
def mirrored(values):
    total = 0
    for value in values:
        total = total + ~value & 0xFFFF  #~ deopt: expected int of 32 bits, got int
    return total


def total(rows):
    return sum(mirrored(row) for row in rows)


def largest(rows):
    return max(mirrored(row) for row in rows)


usual = [[1, 2, 3]] * 900
rare = [[2**31 + 5, 1, 1]] * 300
print(total(usual), largest(usual), total(rare), largest(rare))
