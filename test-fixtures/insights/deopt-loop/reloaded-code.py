# A plug-in's function is patched in place between blocks, and the loop over the blocks goes on calling it.
def weight(x):
    return x * 2


def light(x):
    return x + 1


def heavy(x):
    return x * 3


class Plugin:
    VARIANTS = [light, heavy]

    def patch(self, round):
        weight.__code__ = self.VARIANTS[round % 2].__code__  #~ deopt-loop: the code of a function was replaced


def rounds(plugin, n):
    total = 0
    for round in range(n):
        plugin.patch(round)
        for x in range(150):
            total += weight(x)
    return total


print(rounds(Plugin(), 30))
