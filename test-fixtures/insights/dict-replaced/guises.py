class Point:
    pass


def load(rows):
    points = []
    for row in rows:
        point = Point()
        point.__dict__ = {"x": row, "y": row}  #~ dict-replaced: The dict of Point is replaced
#~      ^^^^^^^^^^^^^^
        points.append(point)
    return points


class Borg:
    shared = {"count": 0}

    def __init__(self):
        self.__dict__ = self.shared  #~ dict-replaced: The dict of Borg is replaced


class Bag(dict):
    def __init__(self, pairs):
        super().__init__(pairs)
        self.__dict__ = self  #~ dict-replaced: The dict of Bag is replaced


def total(points):
    sum = 0
    for point in points:
        sum += point.x
    return sum


print(total(load(range(900))), sum(Borg().count for _ in range(900)), sum(Bag([("a", 1)]).a for _ in range(900)))
