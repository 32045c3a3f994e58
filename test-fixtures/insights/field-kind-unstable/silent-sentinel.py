# A sentinel of another kind at either end: thousands of ints do not mind.
class Node:
    def __init__(self, key):
        self.key = key
        self.next = None


def chain(keys):
    head = Node(float("-inf"))
    last = head
    for key in keys:
        last.next = Node(key)
        last = last.next
    last.next = Node(float("inf"))
    return head


def insert(head, key):
    node = head
    while node.next.key < key:
        node = node.next
    fresh = Node(key)
    fresh.next = node.next
    node.next = fresh


def length(head):
    count = 0
    while head is not None:
        count += 1
        head = head.next
    return count


head = chain(range(2000))
insert(head, 1000)
print(length(head))
