import inspect
import sys


def formatted(a, b):
    return len("{a}{b}".format(**locals()))  #~ frame-access: locals() is called here
#~                               ^^^^^^^^


def caller():
    return sys._getframe(1).f_lineno  #~ frame-access: _getframe() is called here


def here():
    return inspect.currentframe() is not None  #~ frame-access: currentframe() is called here


def main():
    total = 0
    for i in range(150):
        total += formatted(i, 1)
        total += caller() > 0
        total += here()
    print(total)


main()
