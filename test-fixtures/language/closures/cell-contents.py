# Cells can be read, written and emptied from outside.
def outer():
    x = 1
    y = 2

    def inner():
        return x + y

    def drop():
        nonlocal y
        del y

    return inner, drop


inner, drop = outer()
print([cell.cell_contents for cell in inner.__closure__])  # expect: [1, 2]
inner.__closure__[0].cell_contents = 100
print(inner())  # expect: 102
drop()
try:
    inner()
except NameError as error:
    print(type(error).__name__, error)  # expect: NameError cannot access free variable 'y' where it is not associated with a value in enclosing scope
try:
    inner.__closure__[1].cell_contents
except ValueError as error:
    print(error)  # expect: Cell is empty
