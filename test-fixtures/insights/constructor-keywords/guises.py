from dataclasses import dataclass


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


@dataclass
class Item:
    name: str
    price: int


def points(n):
    total = 0
    for i in range(n):
        total += Point(x=i, y=1).x  #~ constructor-keywords: Point is made with the keywords x and y
#~               ^^^^^^^^^^^^^^^
    return total


def items(n):
    total = 0
    for i in range(n):
        total += Item("a", price=i).price  #~ constructor-keywords: Item is made with the keywords price
    return total


def moved(points):
    return [Point(x=p.x + 1, y=p.y) for p in points]  #~ constructor-keywords: Point is made


print(points(600), items(600), len(moved([Point(1, 2)] * 600)))
