names = ["made%d" % i for i in range(20)]
registry = {}


def register(n):
    for i in range(n):
        registry[names[i % 20]] = i
    return len(registry)


def setup():
    for name in names:
        globals()[name] = 1


def local_scratch(n):
    total = 0
    for i in range(n):
        temporary = i
        total += temporary
        del temporary
    return total


setup()
print(register(1500), local_scratch(1500))
