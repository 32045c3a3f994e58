# `__code__` of a hot callee is replaced, also while it is running.
def f(x):
    return x + 1


def g(x):
    return x * 1000


def run(n):
    result = 0
    for i in range(n):
        result += f(i)
    return result


original = f.__code__
print(run(3000))  # expect: 4501500
f.__code__ = g.__code__
print(run(3000))  # expect: 4498500000
f.__code__ = original
print(run(3000))  # expect: 4501500


def swaps(i):
    if i == 1500:
        swaps.__code__ = other.__code__
    return 1


def other(i):
    return 7


print(sum(swaps(i) for i in range(3000)), swaps.__name__)  # expect: 11994 swaps
try:
    f.__code__ = (lambda: f.missing).__code__
    run(5)
except TypeError as error:
    print(error)  # expect: f() takes 0 positional arguments but 1 was given


def closure(y):
    return lambda: y


try:
    f.__code__ = closure(1).__code__
except ValueError as error:
    print(error)  # expect: f() requires a code object with 0 free vars, not 1
