# __context__, __cause__, __suppress_context__.
def chain():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")


def cause():
    try:
        {}["k"]
    except KeyError as error:
        raise RuntimeError("third") from error


def hidden():
    try:
        [][1]
    except IndexError:
        raise LookupError("fourth") from None


for function in (chain, cause, hidden):
    try:
        function()
    except Exception as error:
        print(repr(error), repr(error.__context__), repr(error.__cause__), error.__suppress_context__)
try:
    raise ValueError from TypeError
except ValueError as error:
    print(repr(error.__cause__))
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
e = ValueError("no cycle")
try:
    try:
        raise e
    except ValueError:
        raise e
except ValueError as error:
    print(error.__context__)

# expect-output:
# ValueError('second') ZeroDivisionError('division by zero') None False
# RuntimeError('third') KeyError('k') KeyError('k') True
# LookupError('fourth') IndexError('list index out of range') None True
# TypeError()
# exception causes must derive from BaseException
# None
