# Natives that take all of a generator: what happens meanwhile is as if it waited in its yield.


class Adder:
    """A sum that looks at, continues or breaks the generator that feeds it."""

    def __init__(self, what):
        self.what = what
        self.total = 0

    def __add__(self, n):
        self.total += n
        self.what(n)
        return self


def numbers(limit):
    for n in range(limit):
        yield n


def feed(gen, what):
    return sum(gen, Adder(what)).total


for _ in range(100):
    assert sum(n for n in range(10)) == 45
    assert feed(numbers(10), lambda n: None) == 45

# it is suspended while an item is used
gen = numbers(100)
states = []
feed(gen, lambda n: states.append((gen.gi_running, gen.gi_frame.f_locals['n'] == n, gen.gi_frame.f_back)))
print(len(states), set(states), gen.gi_frame)

# the user takes every second item itself
gen = numbers(100)
taken = []
print(feed(gen, lambda n: taken.append(next(gen)) if n < 98 else None), sum(taken))


# the user raises: the generator goes on afterwards
def stop_at(limit):
    def what(n):
        if n == limit:
            raise ValueError(n)

    return what


gen = numbers(100)
for limit in (40, 60, 80):
    try:
        feed(gen, stop_at(limit))
    except ValueError as e:
        print('stopped at', e.args, gen.gi_running, gen.gi_frame.f_locals)
print(list(gen))

# the user closes it
gen = numbers(100)
print(feed(gen, lambda n: gen.close() if n == 50 else None), gen.gi_frame)

# the user changes what the body sees
scale = 1


def scaled(limit):
    for n in range(limit):
        yield n * scale


def rescale(n):
    global scale
    if n == 50:
        scale = 1000


print(feed(scaled(60), rescale))
scale = 1.5
print(sum(scaled(60)))


# natives that stop early leave the rest
gen = numbers(100)
print(any(n > 50 for n in gen), next(gen), all(n < 60 for n in gen), next(gen), 70 in gen, next(gen))


# the body raises, with what the caller is doing in its traceback
def failing(limit):
    for n in range(limit):
        if n == 70:
            raise KeyError(n)
        yield n


for take in (sum, list, set, max, sorted):
    try:
        take(failing(100))
    except KeyError as e:
        names = []
        tb = e.__traceback__
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(take.__name__, e.args, names)


# one within another
def nested(depth):
    if depth == 0:
        return 1
    return sum(nested(depth - 1) for _ in range(3))


print(nested(6))

# expect-output:
# 100 {(False, True, None)} None
# 2549 2401
# stopped at (40,) False {'limit': 100, 'n': 40}
# stopped at (60,) False {'limit': 100, 'n': 60}
# stopped at (80,) False {'limit': 100, 'n': 80}
# [81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99]
# 1275 None
# 496275
# 2655.0
# True 52 False 61 True 71
# sum (70,) ['<module>', 'failing']
# list (70,) ['<module>', 'failing']
# set (70,) ['<module>', 'failing']
# max (70,) ['<module>', 'failing']
# sorted (70,) ['<module>', 'failing']
# 729
