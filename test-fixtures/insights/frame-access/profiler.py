# A home-made profiler: set once, called for each call of the program.
import sys

calls = {}


def tally(frame, event, argument):
    if event == "call":
        name = frame.f_code.co_name
        calls[name] = calls.get(name, 0) + 1


def area(width, height):
    return width * height


def work(n):
    total = 0
    for i in range(n):
        total += area(i, 2)
    return total


def main():
    sys.setprofile(tally)  #~ frame-access: The tracer tally is set here
#~  ^^^^^^^^^^^^^^^^^^^^^
    total = work(600)
    sys.setprofile(None)
    print(total, calls["area"])


main()
