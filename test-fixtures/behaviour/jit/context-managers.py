# with in hot loops: managers of two kinds, exceptions now and then.
class Guard:
    entered = 0

    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        Guard.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        return self.swallow


def run(guard, n, divisor_at):
    total = 0
    for i in range(n):
        with guard as g:
            total += 10 // (0 if i == divisor_at else 1)
            if i % 2:
                continue
            total += g.swallow
    return total


print(run(Guard(False), 3000, -1), Guard.entered)  # expect: 30000 3000
print(run(Guard(True), 3000, 2500), Guard.entered)  # expect: 31489 6000
try:
    run(Guard(False), 3000, 2999)
except ZeroDivisionError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)  # expect: integer division or modulo by zero 20
Guard.__exit__ = lambda self, *info: len(info) and info[0] is not None
print(run(Guard(0.5), 3000, 1))  # expect: 30740.0
del Guard.__exit__
try:
    run(Guard(1), 3, -1)
except TypeError as error:
    print(error)  # expect: 'Guard' object does not support the context manager protocol (missed __exit__ method)
