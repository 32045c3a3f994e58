# `__call__` is looked up on the type.
class Adder:
    def __init__(self, by):
        self.by = by

    def __call__(self, value, /, *, times=1):
        return value + self.by * times


add = Adder(5)
print(add(1), add(1, times=2))
print(callable(add), callable(Adder), callable(5))
add.__call__ = lambda value: "ignored"
print(add(2))
try:
    Adder(1)()
except TypeError as error:
    print(error)
for thing in (None, 3, "s", [], object()):
    try:
        thing()
    except TypeError as error:
        print(error)

# expect-output:
# 6 11
# True True False
# 7
# Adder.__call__() missing 1 required positional argument: 'value'
# 'NoneType' object is not callable
# 'int' object is not callable
# 'str' object is not callable
# 'list' object is not callable
# 'object' object is not callable
