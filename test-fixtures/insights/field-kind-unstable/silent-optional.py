# None beside one class is an optional field: trees and linked lists are made of it.
class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def build(n):
    head = Node(0)
    last = head
    for i in range(1, n):
        node = Node(i)
        last.next = node
        last = node
    return head


def total(node):
    sum = 0
    while node is not None:
        sum += node.value
        node = node.next
    return sum


print(total(build(3000)))
