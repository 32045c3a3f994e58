# Duck typing by exception: most objects have no such method, and a generator ends most of its attempts by one.
class Leaf:
    def __init__(self, name):
        self.name = name


class Folder(Leaf):
    def children(self):
        return [Leaf("x"), Leaf("y")]


def count(nodes):
    total = 0
    for node in nodes:
        try:
            total += len(node.children())  #~ exception-flow: An exception is raised here and caught
#~                       ^^^^^^^^^^^^^
        except AttributeError:
            total += 1
    return total


def readings(texts):
    for text in texts:
        try:
            yield float(text)  #~ exception-flow: 50 % of the entries
        except ValueError:
            yield 0.0


leaves = [Leaf(str(i)) for i in range(600)]
print(count(leaves), Folder("a").children()[0].name, sum(readings(["1.5", "?"] * 300)))
