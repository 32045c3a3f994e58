"""string-build: `+=` on an attribute, against a list that is joined at the end."""
from harness import run


class Loose:
    def __init__(self):
        self.text = ""

    def add(self, n):
        for _ in range(n):
            self.text += "abc"
        return len(self.text)


class Joined:
    def __init__(self):
        self.parts = []

    def add(self, n):
        parts = self.parts
        for _ in range(n):
            parts.append("abc")
        return len("".join(parts))


def slow(n):
    for _ in range(max(1, n // 1000)):
        Loose().add(1000)


def fast(n):
    for _ in range(max(1, n // 1000)):
        Joined().add(1000)


run(slow, fast)
