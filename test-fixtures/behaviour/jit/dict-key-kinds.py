# A dictionary with string keys gets others; missing keys; equal keys of several types.
def count(keys):
    counts = {}
    for key in keys:
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    return counts


words = ["a", "b", "c"] * 1000
print(count(words))  # expect: {'a': 1000, 'b': 1000, 'c': 1000}
print(count(words + [1, 1.0, True, None, (1, 2), "a"]))  # expect: {'a': 1001, 'b': 1000, 'c': 1000, 1: 3, None: 1, (1, 2): 1}
print(count([1, True, 1.0] * 1000), count([0.0, -0.0, 0] * 3))  # expect: {1: 3000} {0.0: 9}
try:
    count(words + [[]])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'


def lookup(d, keys):
    found = missing = 0
    for key in keys:
        try:
            found += d[key]
        except KeyError:
            missing += 1
    return found, missing


table = {str(i): i for i in range(1000)}
print(lookup(table, [str(i) for i in range(1000)] * 3))  # expect: (1498500, 0)
print(lookup(table, [str(i) for i in range(2000)]), lookup(table, [5, "5", 5.0]))  # expect: (499500, 1000) (5, 2)


class Default(dict):
    def __missing__(self, key):
        return -1


print(lookup(Default(table), [str(i) for i in range(2000)]))  # expect: (498500, 0)
d = {i: i for i in range(1000)}
print(lookup(d, [float(i) for i in range(1000)]), lookup(d, [i + 0.5 for i in range(10)]), lookup(d, [2**60, True]))  # expect: (499500, 0) (0, 10) (1, 1)
