from functools import cached_property


class Caching:
    def __getattr__(self, name):
        value = len(name)
        setattr(self, name, value)
        return value


class Present:
    def __init__(self):
        self.level = 3

    def __getattr__(self, name):
        raise AttributeError(name)


class Computed:
    @cached_property
    def size(self):
        return 3


def read(caching, present, computed, n):
    total = 0
    for _ in range(n):
        total += caching.width + present.level + computed.size
    return total


print(read(Caching(), Present(), Computed(), 2000))
