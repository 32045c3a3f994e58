# A closure sees the variable, not the value it had.
def makers():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    return functions


print([f() for f in makers()])  # expect: [2, 2, 2]
print([f() for f in [lambda: j for j in range(3)]])  # expect: [2, 2, 2]
print([f() for f in [(lambda k: lambda: k)(k) for k in range(3)]])  # expect: [0, 1, 2]


def before():
    def reader():
        return later

    try:
        reader()
    except NameError as error:
        print(error)  # expect: cannot access free variable 'later' where it is not associated with a value in enclosing scope
    later = "now bound"
    return reader()


print(before())  # expect: now bound
