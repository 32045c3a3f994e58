def lookup(table, keys):
    total = 0
    for key in keys:
        try:
            total += table[key]  #~ exception-flow: An exception is raised here and caught
#~                   ^^^^^^^^^^
        except KeyError:
            total += 1
    return total


def checked(value):
    if value % 2:
        raise ValueError(value)  #~ exception-flow: 50 % of the entries
    return value


def tolerant(n):
    total = 0
    for i in range(n):
        try:
            total += checked(i)
        except ValueError:
            pass
    return total


def numbers(words):
    total = 0
    for word in words:
        try:
            total += int(word)  #~ exception-flow
        except ValueError:
            total -= 1
    return total


print(lookup({1: 1}, [1, 2] * 200), tolerant(400), numbers(["1", "x"] * 200))
