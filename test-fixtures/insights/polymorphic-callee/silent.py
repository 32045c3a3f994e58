def square(x):
    return x * x


def cube(x):
    return x * x * x


def squares(n):
    total = 0
    for i in range(n):
        total += square(i)
    return total


def cubes(n):
    total = 0
    for i in range(n):
        total += cube(i)
    return total


def rarely(n):
    total = 0
    for i in range(n):
        function = cube if i == 0 else square
        total += function(i)
    return total


def closures(n):
    """One function, made twice: the same code."""
    def adder(amount):
        def add(x):
            return x + amount
        return add

    one, two = adder(1), adder(2)
    total = 0
    for i in range(n):
        total = one(total)
        total = two(total)
    return total


print(squares(900), cubes(900), rarely(900), closures(800))
