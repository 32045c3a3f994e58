class Cell:
    def __init__(self, value):
        self.value = value


def clear(cells):
    for cell in cells:
        cell.value = ""  #~ field-kind-unstable: Cell.value holds int and str
#~      ^^^^^^^^^^


cells = [Cell(i) for i in range(3000)]
clear(cells)
print(len(cells))
