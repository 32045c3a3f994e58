# Cells are shared by all functions made in one call, and by no others.
def counter(start):
    value = start

    def increment(by=1):
        nonlocal value
        value += by
        return value

    def read():
        return value

    return increment, read


up, now = counter(10)
other_up, other_now = counter(0)
print(up(), up(5), now())  # expect: 11 16 16
print(other_up(), other_now(), now())  # expect: 1 1 16
print(up.__code__.co_freevars, up.__closure__[0].cell_contents)  # expect: ('value',) 16
print(counter.__code__.co_cellvars)  # expect: ('value',)
