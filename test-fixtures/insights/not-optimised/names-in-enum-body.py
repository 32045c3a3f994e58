# The members of an enumeration, worked out in its body.
from enum import IntEnum


class Fibonacci(IntEnum):  #~ not-optimised: Fibonacci is hot and was not optimised: a class body
    _ignore_ = ["state", "hashed", "turn"]
    state = 1
    hashed = 7
    for turn in range(4000):
        hashed = (hashed * 75 + turn) % 65537
        state = (state + hashed) % 9973
    FIRST = state
    SECOND = hashed


print(Fibonacci.FIRST.value, Fibonacci.SECOND.value)
