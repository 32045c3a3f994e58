# sys.settrace: events of frames, lines, exceptions; set in hot code, it holds for callers' later calls.
import sys

events = []


def trace(frame, event, arg):
    if frame.f_code.co_name in ('trace', '<module>'):
        return None
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def inner(x):
    if x > 1:
        raise ValueError(x)
    return x


def numbers():
    yield 1
    yield 2


def outer():
    total = 0
    for n in numbers():
        try:
            total += inner(n)
        except ValueError:
            total -= 1
    return total


sys.settrace(trace)
outer()
sys.settrace(None)
print(*events, sep='\n')

calls = 0


def count(frame, event, arg):
    global calls
    calls += event == 'call'


def hot(x): return x + 1


def start(): sys.settrace(count)


def loop(k):
    t = 0
    for i in range(k):
        if i == k // 2:
            start()
        t = hot(t)
    return t


def above():
    return loop(200) + loop(200)


for _ in range(20):
    above()
    sys.settrace(None)
print(calls)

# expect-output:
# ('outer', 'call', 0)
# ('outer', 'line', 1)
# ('outer', 'line', 2)
# ('numbers', 'call', 0)
# ('numbers', 'line', 1)
# ('numbers', 'return', 1)
# ('outer', 'line', 3)
# ('outer', 'line', 4)
# ('inner', 'call', 0)
# ('inner', 'line', 1)
# ('inner', 'line', 3)
# ('inner', 'return', 3)
# ('outer', 'line', 2)
# ('numbers', 'call', 1)
# ('numbers', 'line', 2)
# ('numbers', 'return', 2)
# ('outer', 'line', 3)
# ('outer', 'line', 4)
# ('inner', 'call', 0)
# ('inner', 'line', 1)
# ('inner', 'line', 2)
# ('inner', 'exception', 2)
# ('inner', 'return', 2)
# ('outer', 'exception', 4)
# ('outer', 'line', 5)
# ('outer', 'line', 6)
# ('outer', 'line', 2)
# ('numbers', 'call', 2)
# ('numbers', 'return', 2)
# ('outer', 'line', 7)
# ('outer', 'return', 7)
# 6040
