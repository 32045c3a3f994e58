# Conditions in hot code see every kind of truth value.
class Falsy:
    def __bool__(self):
        return False


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def count(values):
    yes = 0
    for value in values:
        if value:
            yes += 1
    return yes


def invert(values):
    return [not value for value in values]


def either(values):
    result = []
    for value in values:
        result.append(value or "default")
    return result


print(count([True, False] * 1500), count(range(3000)))  # expect: 1500 2999
odd = [0, 1, 0.0, -0.0, float("nan"), "", "a", [], [0], {}, {1: 2}, None, Falsy(), Sized(0), Sized(2), 2**70, b"", (), 0j, len]
print(count(odd), invert(odd).count(True), len(either(odd)), either([0, "", 5, None]))  # expect: 8 12 20 ['default', 'default', 5, 'default']
Falsy.__bool__ = lambda self: True
print(count(odd))  # expect: 9
Sized.__bool__ = lambda self: self.n == 0
print(count([Sized(0), Sized(1), Sized(0)]))  # expect: 2
Sized.__bool__ = lambda self: "no"
try:
    count([1] * 3000 + [Sized(0)])
except TypeError as error:
    print(error)  # expect: __bool__ should return bool, returned str
while_count = 0
items = list(range(3000))
while items:
    items.pop()
    while_count += 1
print(while_count, items or "empty")  # expect: 3000 empty
