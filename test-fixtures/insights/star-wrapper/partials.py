# Composition of functions, and a lambda and a generator that forward what they were given.
def compose(outer, inner):
    def composed(*args):
        return outer(inner(*args))  #~ star-wrapper: forwards *args
    return composed


def add(a, b):
    return a + b


def repeat(times, function, *args):
    for _ in range(times):
        yield function(*args)  #~ star-wrapper: repeat forwards *args


shifted = lambda *args: add(*args) + 1  #~ star-wrapper: forwards *args
double_sum = compose(lambda x: x * 2, add)


def run(n):
    total = 0
    for i in range(n):
        total += double_sum(i, 1) + shifted(i, 2)
    return total


print(run(400), sum(repeat(400, add, 3, 4)))
