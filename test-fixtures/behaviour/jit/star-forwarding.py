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


# *args and **kwargs that are only passed on are not made; what is done with them otherwise is seen
def target(a, b=2, *rest, c=3, **named):
    if a == 77:
        raise ValueError(rest, named)
    return a, b, rest, c, named


def forward(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def adding(function):
    def wrapper(*args, **kwargs):
        kwargs["added"] = len(args)
        return function(*args, **kwargs)

    return wrapper


def keeping(function, kept):
    def wrapper(*args, **kwargs):
        kept[:] = [args, kwargs]
        return function(*args, **kwargs)

    return wrapper


def inspecting(*args, **kwargs):
    if args[0] == 50:
        print(sorted(locals().items()))
    return target(*args, **kwargs)


class Made:
    def __init__(self, kind, *parts, **named):
        self.all = kind, parts, named


forwarded, added, kept = forward(target), adding(target), []
keeper = keeping(target, kept)


def all_of_them(i):
    if i == 60:
        globals()["target"] = lambda *args, **kwargs: "replaced"
    results = [forwarded(i), forwarded(i, 1, 2, 3), added(i), added(i, 5), keeper(i, 9), inspecting(i), inspecting(i, 4)]
    results += [forwarded(i, c=4), forwarded(i, 1, 2, x=i), Made(i).all, Made(i, 1).all, Made(i, 1, 2, k=3).all]
    return results


for i in range(64):
    last = all_of_them(i)
    if i in (0, 49, 63):
        print(last, kept)
for i in (75, 77):
    try:
        print(forwarded(i, 1, 5))
    except ValueError as error:
        print(error.args, error.__traceback__.tb_next.tb_frame.f_locals["args"], error.__traceback__.tb_next.tb_frame.f_locals["kwargs"])

# expect-output:
# 4501500
# 1 10 7 3 45 0.75
# target() missing 1 required positional argument: 'a'
# target() got multiple values for argument 'a'
# can only concatenate str (not "int") to str
# 8997000 0 6 3002 [2, 0, 3]
# 4504498
# [(0, 2, (), 3, {}), (0, 1, (2, 3), 3, {}), (0, 2, (), 3, {'added': 1}), (0, 5, (), 3, {'added': 2}), (0, 9, (), 3, {}), (0, 2, (), 3, {}), (0, 4, (), 3, {}), (0, 2, (), 4, {}), (0, 1, (2,), 3, {'x': 0}), (0, (), {}), (0, (1,), {}), (0, (1, 2), {'k': 3})] [(0, 9), {}]
# [(49, 2, (), 3, {}), (49, 1, (2, 3), 3, {}), (49, 2, (), 3, {'added': 1}), (49, 5, (), 3, {'added': 2}), (49, 9, (), 3, {}), (49, 2, (), 3, {}), (49, 4, (), 3, {}), (49, 2, (), 4, {}), (49, 1, (2,), 3, {'x': 49}), (49, (), {}), (49, (1,), {}), (49, (1, 2), {'k': 3})] [(49, 9), {}]
# [('args', (50,)), ('kwargs', {})]
# [('args', (50, 4)), ('kwargs', {})]
# [(63, 2, (), 3, {}), (63, 1, (2, 3), 3, {}), (63, 2, (), 3, {'added': 1}), (63, 5, (), 3, {'added': 2}), (63, 9, (), 3, {}), 'replaced', 'replaced', (63, 2, (), 4, {}), (63, 1, (2,), 3, {'x': 63}), (63, (), {}), (63, (1,), {}), (63, (1, 2), {'k': 3})] [(63, 9), {}]
# (75, 1, (5,), 3, {})
# ((5,), {}) (77, 1, 5) {}
