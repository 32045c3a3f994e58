# A registry of its own, a namespace object, a module's dict that is only read, and a few constants made at the start.
from types import SimpleNamespace

registry = {}
space = SimpleNamespace(total=0)
for _i in range(12):
    globals()["LIMIT_%d" % _i] = _i * 10


def register(names):
    for name in names:
        registry["cmd_" + name] = len(name)
    return len(registry)


def limits(n):
    total = 0
    for i in range(n):
        total += globals()["LIMIT_%d" % (i % 12)]
    return total


def collect(n):
    for i in range(n):
        space.total += i
    return space.total


print(register(["w%d" % (i % 50) for i in range(900)]), limits(600), collect(900))
