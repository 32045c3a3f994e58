# Every fiftieth step asks for its caller's line: too rare to slow a loop by itself, but the loop's code is left each time.
import sys


def note(lines):
    lines.append(sys._getframe(1).f_lineno)  #~ deopt: a frame was looked at


def steps(n):
    lines = []
    total = 0
    for i in range(n):
        total += i % 7
        if i % 50 == 0:
            note(lines)
    return total + len(lines)


print(steps(2000))
