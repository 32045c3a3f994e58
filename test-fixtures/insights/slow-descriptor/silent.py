class Box:
    def __init__(self, side):
        self._side = side
        self.area = side * side

    @property
    def side(self):
        return self._side

    def perimeter(self):
        return 4 * self._side


def hoisted(box, n):
    total = 0
    side = box.side
    for _ in range(n):
        total += side
    return total


def fields(box, n):
    total = 0
    for _ in range(n):
        total += box.area + box.perimeter()
    return total


print(hoisted(Box(2), 1500), fields(Box(3), 1500))
