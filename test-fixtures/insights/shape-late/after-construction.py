class Node:
    def __init__(self, value):
        self.value = value


def mark(nodes):
    for node in nodes:
        if node.value % 2:  #~ polymorphic-attribute < shape-late: 2 layouts of Node
            node.seen = True  #~ shape-late: "seen" after construction


def total(nodes):
    sum = 0
    for node in nodes:
        sum += node.value  #~ polymorphic-attribute < shape-late: 2 layouts of Node
    return sum


nodes = [Node(i) for i in range(2000)]
mark(nodes)
mark(nodes)
print(total(nodes))
