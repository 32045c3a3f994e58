# Where exactly the limit is, seen from the module level and after recovery.
import sys


def deepest():
    depth = 0

    def down():
        nonlocal depth
        depth += 1
        down()

    try:
        down()
    except RecursionError as error:
        return depth, str(error)


print(deepest())
print(deepest())
sys.setrecursionlimit(500)
print(deepest(), sys.getrecursionlimit())


class Deep:
    count = 0

    def __add__(self, other):
        Deep.count += 1
        return self + other


try:
    Deep() + 1
except RecursionError as error:
    print(Deep.count, error)


def generator(n):
    yield n
    yield from generator(n + 1)


last = None
try:
    for last in generator(0):
        pass
except RecursionError as error:
    print(last, error)
for bad in (0, -5, "x", 2**40):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


def too_low(n):
    if n:
        return too_low(n - 1)
    sys.setrecursionlimit(20)


try:
    too_low(50)
except RecursionError as error:
    print(error)
print(sys.getrecursionlimit())
