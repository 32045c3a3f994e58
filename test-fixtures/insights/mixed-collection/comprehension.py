# Entries of a folder, of two classes without a common layout, in a comprehension and in a dict's values.
class File:
    def __init__(self, name, size):
        self.name = name
        self.size = size


class Link:
    def __init__(self, target, name):
        self.target = target
        self.size = 0
        self.name = name


def names(entries):
    return [entry.name for entry in entries]  #~ mixed-collection: This loop meets objects of 2 classes: Link and File  #~ polymorphic-attribute < mixed-collection
#~                                  ^^^^^^^


def total(table):
    sum = 0
    for name, entry in table.items():  #~ mixed-collection: This loop meets
        sum += entry.size + len(name)  #~ polymorphic-attribute < mixed-collection
    return sum


entries = [File("a%d" % i, i) if i % 3 else Link("x", "b%d" % i) for i in range(600)]
table = {}
table.update(zip(names(entries), entries))
print(total(table))
