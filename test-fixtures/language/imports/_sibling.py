"""A module that the fixture sibling.py imports."""

print("executed once")
VALUE = 5


class Counter:
    def __init__(self, count):
        self.count = count


def make(count):
    return Counter(count)


def read():
    return VALUE
