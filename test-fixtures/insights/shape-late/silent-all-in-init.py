class Node:
    def __init__(self, value):
        self.value = value
        self.seen = False


def mark(nodes):
    for node in nodes:
        if node.value % 2:
            node.seen = True


def total(nodes):
    sum = 0
    for node in nodes:
        sum += node.value
    return sum


nodes = [Node(i) for i in range(2000)]
mark(nodes)
mark(nodes)
print(total(nodes))
