"""globals-grow: names are added to and removed from the module's namespace, against a dict."""
from harness import run

names = ["made%d" % i for i in range(50)]
table = {}


def slow(n):
    space = globals()
    total = 0
    for i in range(n):
        name = names[i % 50]
        space[name] = i
        total += len(names)
        del space[name]
    return total


def fast(n):
    space = table
    total = 0
    for i in range(n):
        name = names[i % 50]
        space[name] = i
        total += len(names)
        del space[name]
    return total


run(slow, fast)
