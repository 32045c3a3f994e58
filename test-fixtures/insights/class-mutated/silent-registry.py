# Class attributes set while the program starts, then only read.
class Plugin:
    names = []
    limit = 0


for name in ("a", "b", "c"):
    Plugin.limit += 1
    Plugin.names.append(name)


def run(n):
    total = 0
    for i in range(n):
        total += Plugin.limit
    return total


print(run(3000), Plugin.names)
