from collections import namedtuple

Pair = namedtuple("Pair", "first second")


class Row:
    def __init__(self, text):
        self.text = text


def families():
    """A few classes, made once by a function."""
    made = []
    for name in ("A", "B", "C"):
        made.append(type(name, (), {"n": 1}))
    return made


def ask(values):
    total = 0
    for value in values:
        if type(value) is int:
            total += value
    return total


def main():
    total = 0
    for i in range(1000):
        total += len(Row("abc").text) + Pair(i, 1).first
    print(total, len(families()), ask([1] * 800))


main()
