# subgroup, split, derive, nesting.
eg = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("mid", [TypeError("b"), ValueError("c")])])
print(repr(eg), eg.message, len(eg.exceptions))
print(eg.subgroup(ValueError))
print(repr(eg.subgroup(lambda e: isinstance(e, TypeError))))
match, rest = eg.split(TypeError)
print(repr(match), repr(rest))
print(eg.subgroup(KeyError), eg.split(ExceptionGroup)[1])
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)
for args in [("x", []), ("x", [1]), (1, [ValueError()]), ("x", 5), ("x", [KeyboardInterrupt()])]:
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as error:
        print(error)

# expect-output:
# ExceptionGroup('top', [ValueError('a'), ExceptionGroup('mid', [TypeError('b'), ValueError('c')])]) top 2
# top (2 sub-exceptions)
# ExceptionGroup('top', [ExceptionGroup('mid', [TypeError('b')])])
# ExceptionGroup('top', [ExceptionGroup('mid', [TypeError('b')])]) ExceptionGroup('top', [ValueError('a'), ExceptionGroup('mid', [ValueError('c')])])
# None None
# ExceptionGroup BaseExceptionGroup
# second argument (exceptions) must be a non-empty sequence
# Item 0 of second argument (exceptions) is not an exception
# BaseExceptionGroup.__new__() argument 1 must be str, not int
# second argument (exceptions) must be a sequence
# Cannot nest BaseExceptions in an ExceptionGroup
