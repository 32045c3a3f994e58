class Node:
    def __init__(self, rest):
        self.rest = rest


node = None
while True:
    node = Node(node)
