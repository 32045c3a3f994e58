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

# expect-output:
# (998, 'maximum recursion depth exceeded')
# (998, 'maximum recursion depth exceeded')
# (498, 'maximum recursion depth exceeded') 500
# 499 maximum recursion depth exceeded
# 498 maximum recursion depth exceeded
# ValueError recursion limit must be greater or equal than 1
# ValueError recursion limit must be greater or equal than 1
# TypeError 'str' object cannot be interpreted as an integer
# OverflowError Python int too large to convert to C int
# cannot set the recursion limit to 20 at the recursion depth 52: the limit is too low
# 500
