# Assertions, with and without a message, and __debug__.
def check(value, *message):
    try:
        if message:
            assert value, message[0]
        else:
            assert value
    except AssertionError as error:
        return repr(error)
    return "passed"


print(check(1), check(0), check([], "empty"), check(None, ("a", 1)), __debug__)


def lazily():
    print("message evaluated")
    return "m"


assert True, lazily()
try:
    assert 1 > 2, lazily()
except AssertionError as error:
    print(error)
AssertionError = KeyError
try:
    assert False
except Exception as error:
    print(type(error).__name__)

# expect-output:
# passed AssertionError() AssertionError('empty') AssertionError(('a', 1)) True
# message evaluated
# m
# AssertionError
