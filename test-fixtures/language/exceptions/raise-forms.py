# What may be raised, and what may be caught.
def attempt(action):
    try:
        action()
    except BaseException as error:
        return repr(error)


def throw(value):
    raise value


def bare():
    raise


def catch(kind):
    try:
        raise ValueError("original")
    except kind:
        return "caught"


print(attempt(lambda: throw(ValueError)))
print(attempt(lambda: throw(ValueError("x"))))
print(attempt(lambda: throw(5)), attempt(lambda: throw("text")), attempt(lambda: throw(int)))
print(attempt(bare))
print(attempt(lambda: catch(5)))
print(attempt(lambda: catch((KeyError, "x"))))
print(catch((KeyError, ValueError)), catch((KeyError, (TypeError, ValueError))[1]))


class Strange(Exception):
    def __new__(cls, *args):
        return "not an exception" if args else super().__new__(cls)


print(attempt(lambda: throw(Strange)))
print(attempt(lambda: throw(KeyboardInterrupt)), attempt(lambda: throw(SystemExit(2))))

# expect-output:
# ValueError()
# ValueError('x')
# TypeError('exceptions must derive from BaseException') TypeError('exceptions must derive from BaseException') TypeError('exceptions must derive from BaseException')
# RuntimeError('No active exception to reraise')
# TypeError('catching classes that do not inherit from BaseException is not allowed')
# TypeError('catching classes that do not inherit from BaseException is not allowed')
# caught caught
# Strange()
# KeyboardInterrupt() SystemExit(2)
