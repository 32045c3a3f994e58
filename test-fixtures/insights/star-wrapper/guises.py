import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)  #~ star-wrapper: forwards *args and **kwargs
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^
    return wrapper


@logged
def add(a, b):
    return a + b


@logged
def sub(a, b):
    return a - b


class Base:
    def __init__(self, x):
        self.x = x


class Derived(Base):
    def __init__(self, *args):
        super().__init__(*args)  #~ star-wrapper: forwards *args


def options(n, **kwargs):
    return shift(n, **kwargs)  #~ star-wrapper: forwards **kwargs


def shift(n, by=1):
    return n + by


def main():
    total = 0
    for i in range(600):
        total += add(i, 1) + sub(i, 1) + Derived(i).x + options(i, by=2)
    print(total)


main()
