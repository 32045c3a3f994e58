# Raw records become typed ones in place, by a table of classes.
class Raw:
    def __init__(self, kind, size):
        self.kind = kind
        self.size = size


class File(Raw):
    def cost(self):
        return self.size


class Folder(Raw):
    def cost(self):
        return self.size + 1


TYPES = {"f": File, "d": Folder}


def classify(records):
    for record in records:
        record.__class__ = TYPES[record.kind]  #~ class-reassigned: The class of Raw objects is replaced
    return records


def files(records):
    return [r for r in records if r.kind == "f"]  #~ mixed-collection: 2 classes  #~ polymorphic-attribute < mixed-collection


def total(records):
    return sum(record.cost() for record in records)


print(total(files(classify([Raw("f" if i % 4 else "d", i) for i in range(800)]))))
