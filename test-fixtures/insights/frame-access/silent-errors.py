# Frames are looked at where something went wrong, and namespaces where the program starts.
import sys


class Failure(Exception):
    pass


def where():
    return sys._getframe(1).f_code.co_name


def parse(word):
    if not word.isdigit():
        raise Failure(f"{word!r} in {where()}")
    return int(word)


def total(words):
    sum = 0
    failed = []
    for word in words:
        try:
            sum += parse(word)
        except Failure as failure:
            failed.append(str(failure))
    return sum, failed


def options():
    width, height = 3, 4
    return dict(locals())


print(total(["12", "7"] * 600 + ["x", "y"]), options())
