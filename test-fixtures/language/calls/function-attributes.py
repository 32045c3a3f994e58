# What a function carries, and what may be written.
def area(width: int, height: int = 2) -> int:
    """The area."""
    return width * height


print(area.__name__, area.__qualname__, area.__doc__, area.__module__)
print(area.__annotations__)
area.calls = 0
area.calls += 1
print(area.calls, area.__dict__)
area.__name__ = "surface"
print(area.__name__, area.__qualname__)
for name, value in [("__name__", 1), ("__defaults__", 1), ("__code__", 1), ("__dict__", 1)]:
    try:
        setattr(area, name, value)
    except TypeError as error:
        print(error)


def other(width, height=3):
    return "other", width, height


area.__code__ = other.__code__
print(area(1))
print((lambda: 0).__name__, (lambda: 0).__qualname__)

# expect-output:
# area area The area. __main__
# {'width': <class 'int'>, 'height': <class 'int'>, 'return': <class 'int'>}
# 1 {'calls': 1}
# surface area
# __name__ must be set to a string object
# __defaults__ must be set to a tuple object
# __code__ must be set to a code object
# __dict__ must be set to a dictionary, not a 'int'
# ('other', 1, 2)
# <lambda> <lambda>
