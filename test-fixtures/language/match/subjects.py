# The subject is evaluated once; which types count as sequence or mapping.
from collections import OrderedDict, deque


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {**_rest}:
            return "mapping"
        case int(n) | float(n):
            return f"number {n}"
        case str(s) | bytes(s):
            return f"string {s!r}"
    return "none"


for value in ([1], (1,), deque([1]), range(2), "ab", b"ab", bytearray(b"x"), {1}, {1: 2}, OrderedDict(a=1), memoryview(b"x"), iter([1]), 5, 2.5, None):
    print(type(value).__name__, kind(value))


def subject():
    print("evaluated")
    return 1, 2


match subject():
    case 1, 3:
        print("no")
    case 1, 2:
        print("yes")
match 1, 2:
    case x, y if (z := x + y) > 5:
        print("no")
    case _:
        print("z is", z)

# expect-output:
# list sequence
# tuple sequence
# deque sequence
# range sequence
# str string 'ab'
# bytes string b'ab'
# bytearray none
# set none
# dict mapping
# OrderedDict mapping
# memoryview sequence
# list_iterator none
# int number 5
# float number 2.5
# NoneType none
# evaluated
# yes
# z is 3
