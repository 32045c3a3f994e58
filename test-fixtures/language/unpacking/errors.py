# The sentences for lengths that do not fit, and for what cannot be unpacked.
def unpack(n, value):
    try:
        if n == 2:
            a, b = value
        elif n == 3:
            a, b, c = value
        elif n == "star":
            a, *b, c = value
        else:
            (a,) = value
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return "fits"


print(unpack(2, (1, 2)), unpack(2, "ab"), unpack(2, {1: 2, 3: 4}), unpack("star", [1, 2]))  # expect: fits fits fits fits
print(unpack(2, (1,)))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
print(unpack(2, (1, 2, 3)))  # expect: ValueError: too many values to unpack (expected 2)
print(unpack(3, iter([1, 2])))  # expect: ValueError: not enough values to unpack (expected 3, got 2)
print(unpack(3, iter(range(9))))  # expect: ValueError: too many values to unpack (expected 3)
print(unpack("star", [1]))  # expect: ValueError: not enough values to unpack (expected at least 2, got 1)
print(unpack(1, []))  # expect: ValueError: not enough values to unpack (expected 1, got 0)
print(unpack(1, 5))  # expect: TypeError: cannot unpack non-iterable int object
print(unpack(2, None))  # expect: TypeError: cannot unpack non-iterable NoneType object
print(unpack(2, {1: 2}))  # expect: ValueError: not enough values to unpack (expected 2, got 1)
iterator = iter(range(10))
unpack(2, iterator)
print(next(iterator))  # expect: 3
