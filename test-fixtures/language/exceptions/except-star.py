# except* splits a group; what is left goes on.
def run(group):
    try:
        try:
            raise group
        except* ValueError as part:
            print("values", part.exceptions)
        except* (KeyError, OSError) as part:
            print("lookups", part.exceptions)
        else:
            print("none")
        finally:
            print("finally")
    except BaseException as rest:
        print("rest", repr(rest))


run(ExceptionGroup("g", [ValueError(1), KeyError("k"), ExceptionGroup("h", [ValueError(2), OSError("o")])]))
run(ExceptionGroup("g", [TypeError("t"), ValueError(3)]))
run(ValueError("bare"))
run(TypeError("bare"))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except KeyError as error:
    print(repr(error), repr(error.__context__))


# what is raised in a clause is chained to what the clause handles; the group that gathers it is not
def chained():
    try:
        raise ValueError("first")
    except* Exception:
        try:
            raise ExceptionGroup("second", [ValueError(1), KeyError(2)])
        except* KeyError:
            raise ValueError("third")


def show(error, indent):
    print(indent, repr(error), repr(error.__context__), error.__suppress_context__)
    for part in getattr(error, "exceptions", ()):
        show(part, indent + "  ")


try:
    chained()
except Exception as error:
    show(error, "")

# expect-output:
# values (ValueError(1), ExceptionGroup('h', [ValueError(2)]))
# lookups (KeyError('k'), ExceptionGroup('h', [OSError('o')]))
# finally
# values (ValueError(3),)
# finally
# rest ExceptionGroup('g', [TypeError('t')])
# values (ValueError('bare'),)
# finally
# finally
# rest TypeError('bare')
# KeyError('new') ExceptionGroup('g', [ValueError(1)])
#  ExceptionGroup('', [ValueError('third'), ExceptionGroup('second', [ValueError(1)])]) None False
#    ValueError('third') ExceptionGroup('second', [KeyError(2)]) False
#    ExceptionGroup('second', [ValueError(1)]) ExceptionGroup('', (ValueError('first'),)) True
#      ValueError(1) None False
