# What is thrown into a generator is chained to what the generator handles, not to what its caller handles.
def show(e):
    print(type(e).__name__, e.args, "in", type(e.__context__).__name__, "from", type(e.__cause__).__name__)


def plain():
    yield 1


def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1


def delegating():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from plain()


def over_list():
    yield from [1]
    yield "after"


def answering():
    try:
        yield 1
    except Exception as e:
        show(e)
        raise OSError(2)


class Pause:
    def __await__(self):
        yield 1


async def coroutine():
    try:
        1 / 0
    except ZeroDivisionError:
        await Pause()


def throw(generator, error):
    try:
        print(generator.throw(error))
    except Exception as e:
        show(e)


for function in (plain, handling, delegating, over_list, answering, coroutine):
    print(function.__name__)
    for error in (KeyError, StopIteration("stop")):
        try:
            undefined
        except NameError:
            started = function()
            started.send(None)
            throw(started, error)
            # its body never sees what is thrown into it before it starts
            throw(function(), error)


def closing():
    try:
        yield 1
    except GeneratorExit as e:
        show(e)


try:
    undefined
except NameError:
    g = closing()
    next(g)
    g.close()
    # one that has ended gives it back as it was
    throw(g, ValueError(1))

# expect-output:
# plain
# KeyError () in NoneType from NoneType
# KeyError () in NoneType from NoneType
# RuntimeError ('generator raised StopIteration',) in StopIteration from StopIteration
# StopIteration ('stop',) in NoneType from NoneType
# handling
# KeyError () in ZeroDivisionError from NoneType
# KeyError () in NoneType from NoneType
# RuntimeError ('generator raised StopIteration',) in StopIteration from StopIteration
# StopIteration ('stop',) in ZeroDivisionError from NoneType
# delegating
# KeyError () in ZeroDivisionError from NoneType
# KeyError () in NoneType from NoneType
# RuntimeError ('generator raised StopIteration',) in ZeroDivisionError from StopIteration
# StopIteration ('stop',) in NoneType from NoneType
# over_list
# KeyError () in NoneType from NoneType
# KeyError () in NoneType from NoneType
# after
# StopIteration ('stop',) in NoneType from NoneType
# answering
# KeyError () in NoneType from NoneType
# OSError (2,) in KeyError from NoneType
# KeyError () in NoneType from NoneType
# StopIteration ('stop',) in NoneType from NoneType
# OSError (2,) in StopIteration from NoneType
# StopIteration ('stop',) in NoneType from NoneType
# coroutine
# KeyError () in ZeroDivisionError from NoneType
# KeyError () in NoneType from NoneType
# RuntimeError ('generator raised StopIteration',) in ZeroDivisionError from StopIteration
# StopIteration ('stop',) in NoneType from NoneType
# GeneratorExit () in NameError from NoneType
# ValueError (1,) in NoneType from NoneType
