# Unary operators and the numeric conversion protocol.
class N:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __complex__(self):
        return 7j

    def __index__(self):
        return 3

    def __round__(self, digits=None):
        return f"round {digits}"

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"


import math

n = N()
print(-n, +n, ~n, abs(n), int(n), float(n), complex(n))  # expect: neg pos invert abs 7 7.5 7j
print(round(n), round(n, 2), math.trunc(n), math.floor(n), [10, 20, 30, 40][n], hex(n), "x" * 2)  # expect: round None round 2 trunc floor 40 0x3 xx
print(range(n), [1] * n, bytes(n), 1 << n.__index__())  # expect: range(0, 3) [1, 1, 1] b'\x00\x00\x00' 8
print(-True, ~1, +False, abs(-5), abs(-2.5), abs(3 + 4j))  # expect: -1 -2 0 5 2.5 5.0
