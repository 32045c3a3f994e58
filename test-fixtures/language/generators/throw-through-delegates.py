# throw() and close() through `yield from`: frames, states, words.
import sys
import warnings


def names():
    f, found = sys._getframe(1), []
    while f.f_code.co_name != "<module>":
        found.append(f.f_code.co_name)
        f = f.f_back
    return found


def inner():
    try:
        yield 1
    except ValueError:
        yield names()


def outer():
    yield from inner()


g = outer()
print(next(g), g.gi_yieldfrom.__name__, g.throw(ValueError), g.gi_suspended)
try:
    g.__name__ = 3
except TypeError as e:
    print(e)


class Odd(Exception):
    def __new__(cls):
        return 7


g = outer()
next(g)
try:
    g.throw(Odd)
except TypeError as e:
    print(e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    g = outer()
    next(g)
    print(g.throw(ValueError, "x"))
print([(w.category.__name__, str(w.message)) for w in seen])


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


def broken():
    yield from Broken()


told = []
sys.unraisablehook = lambda u: told.append((u.exc_type.__name__, str(u.exc_value)))
g = broken()
next(g)
g.close()
print(told)


async def coroutine():
    return 1


c = coroutine()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
for act in (lambda: c.send(None), lambda: c.throw(KeyError)):
    try:
        act()
    except RuntimeError as e:
        print(e)

# expect-output:
# 1 inner ['inner', 'outer'] True
# __name__ must be set to a string object
# calling <class '__main__.Odd'> should have returned an instance of BaseException, not int
# ['inner', 'outer']
# [('DeprecationWarning', 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.')]
# [('ZeroDivisionError', 'close')]
# 1
# cannot reuse already awaited coroutine
# cannot reuse already awaited coroutine
