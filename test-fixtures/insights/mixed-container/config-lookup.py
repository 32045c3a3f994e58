# Parameters that are a dict for some callers and a list for others; and bytes beside a str.
def parameter(source, key):
    return source[key]  #~ mixed-container: reads from dict and list


def first_units(texts):
    units = set()
    for text in texts:
        units.add(text[0])  #~ mixed-container: reads from str and bytes
    return len(units)


class Store:
    def __init__(self, backing):
        self.backing = backing

    def put(self, key, value):
        self.backing[key] = value  #~ mixed-container: writes to list and dict
        return value


def run(n):
    named, listed = Store({}), Store([0, 0])
    total = 0
    for i in range(n):
        total += parameter({0: 1, 1: 2}, i % 2) + parameter([3, 4], i % 2)
        total += listed.put(i % 2, i) + named.put(i % 2, i)
    return total


print(run(400), first_units(["abc", b"xyz"] * 300))
