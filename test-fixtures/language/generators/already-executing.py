# A generator cannot be entered twice.
def selfish():
    yield 1
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    try:
        me.close()
    except ValueError as error:
        yield str(error)
    yield me.gi_running


me = selfish()
print(list(me))  # expect: [1, 'generator already executing', 'generator already executing', True]


def indirect():
    yield from (next(other) for _ in range(1))


other = indirect()
try:
    next(other)
except ValueError as error:
    print(error)  # expect: generator already executing
