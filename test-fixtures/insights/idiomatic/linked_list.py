"""A linked list with iteration, search and reversal."""


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        node = self.head
        self.head = node.next
        self.size -= 1
        return node.value

    def reverse(self):
        previous = None
        node = self.head
        while node is not None:
            following = node.next
            node.next = previous
            previous = node
            node = following
        self.head = previous

    def find(self, value):
        node = self.head
        index = 0
        while node is not None:
            if node.value == value:
                return index
            node = node.next
            index += 1
        return -1

    def __len__(self):
        return self.size

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next


def main():
    numbers = LinkedList()
    for i in range(400):
        numbers.push(i)
    numbers.reverse()
    print(numbers.find(399), len(numbers), sum(numbers))
    while len(numbers) > 390:
        numbers.pop()
    print(list(numbers)[:3])


if __name__ == "__main__":
    main()
