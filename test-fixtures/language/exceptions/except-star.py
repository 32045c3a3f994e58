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
