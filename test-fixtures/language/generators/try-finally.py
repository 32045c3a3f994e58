# finally and except around yield, with return in between.
def f(log):
    try:
        log.append("try")
        x = yield 1
        log.append(x)
        try:
            yield 2
        except KeyError:
            log.append("key")
            yield 3
        else:
            log.append("else")
        return "done"
    finally:
        log.append("finally")
        yield "from finally"
        log.append("after")


log = []
g = f(log)
print(next(g), g.send("sent"), g.throw(KeyError()), next(g))  # expect: 1 2 3 from finally
try:
    next(g)
except StopIteration as stop:
    print(stop.value, log)  # expect: done ['try', 'sent', 'key', 'finally', 'after']
log = []
g = f(log)
next(g)
try:
    g.throw(OSError("lost"))
    next(g)
except OSError as error:
    print(error, log)  # expect: lost ['try', 'finally', 'after']


def with_context():
    try:
        raise ValueError("inner")
    except ValueError:
        yield "suspended in handler"
        raise


g = with_context()
next(g)
try:
    next(g)
except ValueError as error:
    print(error, error.__context__)  # expect: inner None
