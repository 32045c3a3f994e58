# locals() and frames taken in a loop that is hot.
import sys


def run(n, at):
    total = 0
    snapshot = None
    for i in range(n):
        total += i
        if i == at:
            snapshot = dict(locals())
    return total, snapshot


print(run(3000, -1))  # expect: (4498500, None)
print(run(3000, 2000))  # expect: (4498500, {'n': 3000, 'at': 2000, 'total': 2001000, 'snapshot': None, 'i': 2000})


def peek():
    frame = sys._getframe(1)
    return frame.f_locals["i"], frame.f_locals["total"], frame.f_lineno - frame.f_code.co_firstlineno


def caller(n, at):
    total = 0
    seen = None
    for i in range(n):
        total += i
        if i % at == 0:
            seen = peek()
    return total, seen


print(caller(3000, 10**6), caller(3000, 1400))  # expect: (4498500, (0, 0, 6)) (4498500, (2800, 3921400, 6))


def writer(n):
    total = 0
    for i in range(n):
        if i == 2000:
            sys._getframe().f_locals["total"] = -1
        total += 1
    return total


print(writer(3000))  # expect: 999


def inner_names():
    return sorted(sys._getframe(1).f_locals), sys._getframe(1).f_code.co_name


def with_names(n):
    a, b = 1, 2.5
    for i in range(n):
        names = inner_names() if i == n - 1 else None
    return names


print(with_names(3000))  # expect: (['a', 'b', 'i', 'n', 'names'], 'with_names')
