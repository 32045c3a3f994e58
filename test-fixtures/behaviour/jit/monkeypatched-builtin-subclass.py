# Subclasses of list, dict, int and str in code that was hot with the plain types.
class Loud(list):
    def __getitem__(self, index):
        return super().__getitem__(index) + 1000

    def __len__(self):
        return 3


class Table(dict):
    def __getitem__(self, key):
        return -1

    def __contains__(self, key):
        return True


class Num(int):
    def __add__(self, other):
        return 5

    def __bool__(self):
        return False


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def read(values, n):
    total = 0
    for i in range(n):
        if i < len(values):
            total += values[i]
    return total


def look(table, keys):
    total = 0
    for key in keys:
        if key in table:
            total += table[key]
    return total


def add(a, b):
    return (a + b, "yes" if a else "no", a == b)


print(read(list(range(3000)), 3000), read(Loud(range(3000)), 3000))
print(look({i: i for i in range(3000)}, range(3000)), look(Table(), range(3000)))
for i in range(3000):
    add(i, 1)
print(add(Num(3), 1), add(1, Num(3)), add(Text("a"), "b"), add(True, Num(1)), add(Num(2), 0.5))
Loud.__getitem__ = list.__getitem__
print(read(Loud([1, 2, 3, 4]), 10))

# expect-output:
# 4498500 3003
# 4498500 -3000
# (5, 'no', False) (4, 'yes', False) ('ab', 'yes', True) (2, 'yes', True) (5, 'no', False)
# 6
