# Marks are put on the nodes of a graph by one walk and deleted by the next.
class Node:
    def __init__(self, key):
        self.key = key
        self.mark = 0
        self.edges = []


def clear(nodes):
    for node in nodes:
        if node.key % 2 == 0:
            del node.mark  #~ shape-delete: "mark" is deleted from Node


def heaviest(nodes):
    return max([len(node.edges) + node.key for node in nodes])  #~ polymorphic-attribute < shape-delete  #~ polymorphic-attribute < shape-delete


def main():
    nodes = [Node(i) for i in range(400)]
    for node, other in zip(nodes, nodes[1:]):
        node.edges.append(other)
    clear(nodes)
    print(sum(heaviest(nodes) for _ in range(4)))


main()
