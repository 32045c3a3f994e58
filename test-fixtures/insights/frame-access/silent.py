import sys


def formatted(a, b):
    return len(f"{a}{b}")


def debug():
    return sorted(locals())


def where():
    return sys._getframe().f_code.co_name


def main():
    total = 0
    for i in range(1500):
        total += formatted(i, 1)
    print(total, debug(), where())


main()
