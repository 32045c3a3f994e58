# A call site with one callee sees another function, a method, a class, a builtin, a callable object.
def double(x):
    return x * 2


def triple(x):
    return x * 3


class Holder:
    def method(self, x):
        return x + 1

    def __call__(self, x):
        return -x


class Wrap:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return self.x + other

    __radd__ = __add__


def apply(function, n):
    total = 0
    for i in range(n):
        total = total + function(i)
    return total


print(apply(double, 3000))  # expect: 8997000
for function in (triple, Holder().method, Holder(), Wrap, abs, float, lambda x: x % 2, int.bit_length, bool):
    print(apply(function, 3000))  # expect: 13495500 | 4501500 | -4498500 | 4498500 | 4498500 | 4498500.0 | 1500 | 31905 | 2999
try:
    apply(None, 10)
except TypeError as error:
    print(error)  # expect: 'NoneType' object is not callable
try:
    apply(lambda: 1, 10)
except TypeError as error:
    print(error)  # expect: <lambda>() takes 0 positional arguments but 1 was given
switch = [double] * 2500 + [triple] * 500


def rotating(functions):
    total = 0
    for i, function in enumerate(functions):
        total += function(i)
    return total


print(rotating(switch), rotating(switch[::-1]))  # expect: 10371750 9121750
