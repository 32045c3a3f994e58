# A helper of the constructor belongs to construction, and so does the base class.
class Base:
    def __init__(self, name):
        self.name = name


class Item(Base):
    def __init__(self, name, size):
        super().__init__(name)
        self._set_up(size)

    def _set_up(self, size):
        self.size = size
        self.area = size * size


def total(items):
    sum = 0
    for item in items:
        sum += item.area
    return sum


print(total([Item("a", i) for i in range(2000)]))
