# sys.settrace sees calls, lines, returns and exceptions of functions called afterwards.
import sys

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event == "return" else None))
    return tracer


def add(a, b):
    c = a + b
    return c


def loop(n):
    total = 0
    for i in range(n):
        total = add(total, i)
    return total


def fails():
    try:
        [][1]
    except IndexError:
        return "caught"


sys.settrace(tracer)
loop(2)
fails()
sys.settrace(None)
loop(1)
for event in events:
    print(event)

# expect-output:
# ('loop', 'call', 0, None)
# ('loop', 'line', 1, None)
# ('loop', 'line', 2, None)
# ('loop', 'line', 3, None)
# ('add', 'call', 0, None)
# ('add', 'line', 1, None)
# ('add', 'line', 2, None)
# ('add', 'return', 2, 0)
# ('loop', 'line', 2, None)
# ('loop', 'line', 3, None)
# ('add', 'call', 0, None)
# ('add', 'line', 1, None)
# ('add', 'line', 2, None)
# ('add', 'return', 2, 1)
# ('loop', 'line', 2, None)
# ('loop', 'line', 4, None)
# ('loop', 'return', 4, 1)
# ('fails', 'call', 0, None)
# ('fails', 'line', 1, None)
# ('fails', 'line', 2, None)
# ('fails', 'exception', 2, None)
# ('fails', 'line', 3, None)
# ('fails', 'line', 4, None)
# ('fails', 'return', 4, 'caught')
