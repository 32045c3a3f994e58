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
