"""shape-dynamic: setattr and getattr under computed names, against a dict."""
from harness import run

names = ["name%d" % i for i in range(200)]


class Record:
    pass


def slow(n):
    total = 0
    for i in range(n):
        if i % 100 == 0:
            o = Record()
        name = names[(i * 7) % 200]
        setattr(o, name, i)
        total += getattr(o, name)
    return total


def fast(n):
    total = 0
    for i in range(n):
        if i % 100 == 0:
            o = {}
        name = names[(i * 7) % 200]
        o[name] = i
        total += o[name]
    return total


run(slow, fast)
