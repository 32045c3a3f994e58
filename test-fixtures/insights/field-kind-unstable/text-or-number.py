class Cell:
    def __init__(self):
        self.value = 0


def fill(cell, n):
    total = 0
    for i in range(n):
        cell.value = i if i % 2 else "x"  #~ field-kind-unstable: Cell.value holds int and str
        total += 1 if cell.value == "x" else 2
    return total


print(fill(Cell(), 2000))
