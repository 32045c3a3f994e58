# A generator without a mask, a power modulo done in two steps, and a checksum as a method.
class Checksum:
    def __init__(self):
        self.value = 1

    def add(self, byte):
        self.value = (self.value * 6364136223846793005 + byte) % 2**64  #~ int-widened: `*` gives ints beyond 2^53  #~ int-widened < int-widened  #~ int-widened < int-widened


def powers(base, n):
    value = 1
    for _ in range(n):
        value = value * base % 1_000_000_007_000_003  #~ int-widened: `*` gives ints beyond 2^53
    return value


def checked(checksum, data):
    for byte in data:
        checksum.add(byte)
    return checksum.value


print(checked(Checksum(), bytes(range(200)) * 2), powers(48271, 600))
