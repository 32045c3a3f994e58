# sys.exc_info and bare raise follow the handler that runs now.
import sys


def now():
    kind = sys.exc_info()[0]
    return kind.__name__ if kind else None


print(now())  # expect: None
try:
    raise ValueError
except ValueError:
    print(now())  # expect: ValueError
    try:
        raise KeyError
    except KeyError:
        print(now())  # expect: KeyError
    print(now(), type(sys.exception()).__name__)  # expect: ValueError ValueError

    def helper():
        return now()

    print(helper())  # expect: ValueError
print(now())  # expect: None


def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise TypeError("nested")
        except TypeError:
            pass
        raise


try:
    reraise()
except ZeroDivisionError as error:
    print(error, error.__context__)  # expect: division by zero None


def generator():
    try:
        raise OSError("in generator")
    except OSError:
        yield now()
        yield now()


g = generator()
print(next(g), now(), next(g))  # expect: OSError None OSError
