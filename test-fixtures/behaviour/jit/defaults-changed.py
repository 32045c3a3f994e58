# `__defaults__` and `__kwdefaults__` of a hot callee are replaced.
def f(a, b=10, *, c=100):
    return a + b + c


def run(n):
    result = 0
    for i in range(n):
        result += f(i)
    return result


print(run(3000))  # expect: 4828500
f.__defaults__ = (20,)
print(run(3000))  # expect: 4858500
f.__kwdefaults__ = {"c": 0}
print(run(3000))  # expect: 4558500
f.__kwdefaults__["c"] = 5
print(run(3000))  # expect: 4573500
f.__defaults__ = (1, 2)
print(f(), f(0), run(10))  # expect: 8 7 115
f.__defaults__ = None
try:
    run(3000)
except TypeError as error:
    print(error)  # expect: f() missing 1 required positional argument: 'b'
f.__defaults__, f.__kwdefaults__ = (0,), None
try:
    run(10)
except TypeError as error:
    print(error)  # expect: f() missing 1 required keyword-only argument: 'c'


def mutable(i, seen=[]):
    seen.append(i)
    return len(seen)


print(sum(mutable(i) for i in range(2000)), len(mutable.__defaults__[0]))  # expect: 2001000 2000
