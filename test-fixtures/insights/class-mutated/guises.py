class Pool:
    free = 0

    @classmethod
    def give(cls):
        cls.free += 1  #~ class-mutated: Pool.free


class Registry:
    last = None

    def add(self, x):
        type(self).last = x  #~ class-mutated: Registry.last


def main():
    registry = Registry()
    for i in range(1000):
        Pool.give()
        registry.add(i)
    print(Pool.free, Registry.last)


main()
