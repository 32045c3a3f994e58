# del of names, attributes, items, slices, tuples of targets.
a = b = c = 1
del a, (b, [c])
print([name for name in "abc" if name in globals()])
d = {"x": 1, "y": 2}
l = [0, 1, 2, 3, 4]
del d["x"], l[0], l[1:3]
print(d, l)


def local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    x = 2
    return x


def cell():
    y = 1

    def read():
        return y

    del y
    try:
        read()
    except NameError as error:
        print(error)
    y = 5
    return read()


print(local(), cell())
for source in ("del missing", "del [][0]", "del {}['k']", "del (5).x", "del print"):
    try:
        exec(source)
    except (NameError, IndexError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
for i in range(3):
    del i
print("i" in globals())

# expect-output:
# []
# {'y': 2} [1, 4]
# cannot access local variable 'x' where it is not associated with a value
# cannot access free variable 'y' where it is not associated with a value in enclosing scope
# 2 5
# NameError name 'missing' is not defined
# IndexError list assignment index out of range
# KeyError 'k'
# AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# NameError name 'print' is not defined
# False
