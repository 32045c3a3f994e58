# A bound method that is kept and called: its function is known, its object is not.
import contextlib


class Counter:
    def __init__(self, step):
        self.step = step
        self.total = 0

    def add(self, n, *, times=1):
        self.total += n * self.step * times
        return self.total


class Button:
    def __init__(self, pressed):
        self.pressed = pressed


def press(buttons, rounds):
    for n in range(rounds):
        for button in buttons:
            button.pressed(n)


counters = [Counter(1), Counter(10)]
buttons = [Button(c.add) for c in counters]
press(buttons, 200)
print([c.total for c in counters])  # expect: [19900, 199000]

# a plain function and a native in its place
seen = []
press([*buttons, Button(seen.append), Button(lambda n: seen.append(-n))], 100)
print([c.total for c in counters], len(seen), sum(seen))  # expect: [24850, 248500] 200 0


# bound methods of natives' and Python's context managers
@contextlib.contextmanager
def managed(log):
    log.append('in')
    yield log
    log.append('out')


log = []
for i in range(100):
    with managed(log) as entered:
        entered.append(i)
print(len(log), log[-3:])  # expect: 300 ['in', 99, 'out']

# with keywords, defaults, and the wrong arguments
add = counters[0].add
for n in range(100):
    add(n, times=2)
print(counters[0].total)  # expect: 34750
for bad in ((), (1, 2)):
    try:
        add(*bad)
    except TypeError as e:
        print(e)  # expect: Counter.add() missing 1 required positional argument: 'n' | Counter.add() takes 2 positional arguments but 3 were given


def call(f):
    return f(1, 2)


for _ in range(100):
    try:
        call(add)
    except TypeError as e:
        message = str(e)
print(message)  # expect: Counter.add() takes 2 positional arguments but 3 were given

# the class changes
Counter.add = lambda self, n, times=1: 'changed'
print(call(counters[0].add), add(3) != 'changed')  # expect: changed True
