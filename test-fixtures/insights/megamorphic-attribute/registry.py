def make(i):
    class Kind:
        pass

    Kind.__name__ = Kind.__qualname__ = "Kind%d" % i
    return Kind


KINDS = [make(i) for i in range(8)]


def label(things):
    total = 0
    for thing in things:
        total += thing.size  #~ megamorphic-attribute: "size" is read from more than 4 classes
    return total


def build(n):
    things = []
    for i in range(n):
        thing = KINDS[i % 8]()  #~ polymorphic-callee: more than 4 callees
        thing.size = i  #~ megamorphic-attribute: "size" is assigned on more than 4 classes
        things.append(thing)
    return things


print(label(build(2000)))
