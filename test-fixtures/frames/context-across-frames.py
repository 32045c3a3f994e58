# __context__ is the exception being handled in any frame below.
def helper():
    raise KeyError("from helper")


def handles():
    try:
        raise ValueError("first")
    except ValueError:
        helper()


def nested():
    try:
        handles()
    except KeyError:
        try:
            raise TypeError("third")
        finally:
            seen.append("finally")


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return names


seen = []
try:
    nested()
except TypeError as error:
    print(chain(error), seen)  # expect: ["TypeError('third')", "KeyError('from helper')", "ValueError('first')"] ['finally']


def generator():
    try:
        yield 1
    except ValueError:
        yield 2
        raise OSError("from generator")


g = generator()
next(g)
g.throw(ValueError("thrown in"))
try:
    try:
        raise RuntimeError("being handled by the caller")
    except RuntimeError:
        next(g)
except OSError as error:
    print(chain(error))  # expect: ["OSError('from generator')", "ValueError('thrown in')"]


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        raise LookupError("in exit")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        with Manager():
            raise ValueError("body")
except LookupError as error:
    print(chain(error))  # expect: ["LookupError('in exit')", "ValueError('body')", "ZeroDivisionError('division by zero')"]


def callback(value):
    raise ValueError(f"key {value}")


try:
    try:
        {}["k"]
    except KeyError:
        sorted([1, 2], key=callback)
except ValueError as error:
    print(chain(error))  # expect: ["ValueError('key 1')", "KeyError('k')"]
try:
    helper()
except KeyError as error:
    print(chain(error))  # expect: ["KeyError('from helper')"]
