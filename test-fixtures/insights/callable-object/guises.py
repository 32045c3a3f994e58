import threading


class Adder:
    def __init__(self, amount):
        self.amount = amount

    def __call__(self, x):
        return x + self.amount


class Pipeline:
    def __init__(self, step):
        self.step = step

    def run(self, values):
        total = 0
        for value in values:
            total += self.step(value)  #~ callable-object: An object of Adder is called
        return total


def add_all(values):
    add = Adder(1)
    total = 0
    for value in values:
        total += add(value)  #~ callable-object: An object of Adder is called through __call__
#~               ^^^^^^^^^^
    return total


def sort_rows(rows):
    total = 0
    for row in rows:
        total += min(row, key=lambda v: -v)  #~ callable-object: The function <lambda> is made anew in every iteration
    return total


print(add_all(range(600)), Pipeline(Adder(2)).run(range(600)), sort_rows([[1, 2]] * 600))
