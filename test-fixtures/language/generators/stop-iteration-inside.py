# StopIteration raised inside becomes RuntimeError; returned values ride on it.
def leaking():
    yield 1
    raise StopIteration("leak")


def careless(iterator):
    while True:
        yield next(iterator)


try:
    list(leaking())
except RuntimeError as error:
    print(error, "|| caused by", repr(error.__cause__))  # expect: generator raised StopIteration || caused by StopIteration('leak')
try:
    list(careless(iter([1, 2])))
except RuntimeError as error:
    print(error)  # expect: generator raised StopIteration


def returns_tuple():
    return (1, 2)
    yield


try:
    next(returns_tuple())
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: (1, 2) ((1, 2),)
try:
    next(x for x in ())
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: None ()
