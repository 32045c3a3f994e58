# A constructor that reads its caller's frame, where the caller was entered in the midst of a loop.
import sys


class Made:
    def __init__(self, name, *, loop=None):
        self.name = name
        self.caller = sys._getframe(1)


def gather(items):
    def made():
        return outer

    outer = None
    for item in items:
        pass
    outer = Made('outer', loop=None)
    return outer, made()


for count in (3, 3000, 3, 3000, 3000, 3):
    outer, seen = gather(range(count))
    print(outer.name, outer is seen, outer.caller.f_code.co_name)


def chain(items):
    made = []
    for item in items:
        if item % 500 == 0:
            made.append(Made(item))
    return made


for _ in range(3):
    print([m.name for m in chain(range(2000))])

# expect-output:
# outer True gather
# outer True gather
# outer True gather
# outer True gather
# outer True gather
# outer True gather
# [0, 500, 1000, 1500]
# [0, 500, 1000, 1500]
# [0, 500, 1000, 1500]
