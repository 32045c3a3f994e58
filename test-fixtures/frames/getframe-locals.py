# sys._getframe(n).f_locals of callers, read and written.
import sys


def inner():
    frame = sys._getframe(1)
    return dict(frame.f_locals), frame.f_code.co_name


def middle(a, b=2):
    c = a + b
    result = inner()
    d = 4
    return result, d


def outer():
    x = [1]
    y = "text"

    def closure():
        return x, sys._getframe(1).f_locals["y"]

    return closure(), sorted(sys._getframe().f_locals)


print(middle(1))
print(outer())


def writes():
    value = 1
    sys._getframe().f_locals["value"] = 2
    sys._getframe().f_locals["extra"] = 3
    return value, sorted(sys._getframe().f_locals)


def changes_caller():
    sys._getframe(1).f_locals["counter"] += 100


def caller():
    counter = 0
    for _ in range(3):
        counter += 1
        changes_caller()
    return counter


print(writes(), caller())
proxy = (lambda: sys._getframe().f_locals)()
print(type(proxy).__name__, sys._getframe().f_locals is globals())
for depth in (50, -1, "x"):
    try:
        print(sys._getframe(depth).f_code.co_name)
    except (ValueError, TypeError) as error:
        print(error)

# expect-output:
# (({'a': 1, 'b': 2, 'c': 3}, 'middle'), 4)
# (([1], 'text'), ['closure', 'x', 'y'])
# (2, ['extra', 'value']) 303
# FrameLocalsProxy True
# call stack is not deep enough
# <module>
# 'str' object cannot be interpreted as an integer
