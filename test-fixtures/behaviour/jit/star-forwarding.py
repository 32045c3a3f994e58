# Wrappers that forward *args and **kwargs, with arities that change.
def target(a, b=0, *rest, c=0, **extra):
    return a + b + sum(rest) + c + len(extra)


def wrapper(*args, **kwargs):
    return target(*args, **kwargs)


def logged(function):
    calls = []

    def inner(*args, **kwargs):
        calls.append(len(args))
        return function(*args, **kwargs)

    inner.calls = calls
    return inner


def run(n):
    total = 0
    for i in range(n):
        total += wrapper(i, 1)
    return total


print(run(3000))
print(wrapper(1), wrapper(1, 2, 3, 4), wrapper(1, c=5, d=6), wrapper(b=2, a=1), wrapper(*range(10)), wrapper(0.5, b=0.25))
for args, kwargs in [((), {}), ((1,), {"a": 2}), (("x",), {})]:
    try:
        wrapper(*args, **kwargs)
    except TypeError as error:
        print(error)
add = logged(lambda *numbers: sum(numbers))
print(sum(add(i, i) for i in range(3000)), add(), add(1, 2, 3), len(add.calls), add.calls[-3:])


def spread(n):
    total = 0
    for i in range(n):
        first, *others = (i, i + 1, i + 2) if i != 2000 else (i,)
        total += first + len(others)
    return total


print(spread(3000))

# expect-output:
# 4501500
# 1 10 7 3 45 0.75
# target() missing 1 required positional argument: 'a'
# target() got multiple values for argument 'a'
# can only concatenate str (not "int") to str
# 8997000 0 6 3002 [2, 0, 3]
# 4504498
