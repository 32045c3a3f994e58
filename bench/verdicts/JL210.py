"""field-kind-unstable: one field holds an int and a str in turn, against a field for each."""
from harness import run


class Mixed:
    def __init__(self):
        self.value = 0


class Parted:
    def __init__(self):
        self.number = 0
        self.text = ""


def slow(n):
    o = Mixed()
    total = 0
    for i in range(n // 2):
        o.value = i
        total += o.value
        o.value = "ab"
        total += len(o.value)
    return total


def fast(n):
    o = Parted()
    total = 0
    for i in range(n // 2):
        o.number = i
        total += o.number
        o.text = "ab"
        total += len(o.text)
    return total


run(slow, fast)
