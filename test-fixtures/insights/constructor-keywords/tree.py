# A recursive builder that names every field, and a class whose __new__ takes the arguments.
class Node:
    def __init__(self, key, left, right):
        self.key = key
        self.left = left
        self.right = right


class Interval(tuple):
    def __new__(cls, low, high):
        return super().__new__(cls, (low, high))

    def length(self):
        return self[1] - self[0]


def build(low, high):
    if low > high:
        return None
    middle = (low + high) // 2
    return Node(key=middle, left=build(low, middle - 1), right=build(middle + 1, high))  #~ constructor-keywords: Node is made


def count(node):
    return 0 if node is None else 1 + count(node.left) + count(node.right)


def lengths(n):
    return sum(Interval(low=i, high=i * 2).length() for i in range(n))  #~ constructor-keywords: Interval is made with the keywords low and high


print(count(build(0, 600)), lengths(500))
