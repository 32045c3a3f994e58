def peek(stack, n):
    total = 0
    for _ in range(n):
        total += stack[-1]  #~ negative-index: A list is read at -1
#~               ^^^^^^^^^
    return total


def tails(rows):
    total = 0
    for row in rows:
        total += row[-2]  #~ negative-index: A tuple is read at -2
    return total


class Stack:
    def __init__(self):
        self.items = [1, 2]

    def top(self):
        return self.items[-1]  #~ negative-index: A list is read at -1


def tops(stack, n):
    total = 0
    for _ in range(n):
        total += stack.top()
    return total


print(peek([1, 2], 900), tails([(1, 2, 3)] * 900), tops(Stack(), 900))
