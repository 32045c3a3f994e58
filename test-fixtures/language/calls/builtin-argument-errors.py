# Messages of natively written callables.
def error(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as caught:
        return f"{type(caught).__name__}: {caught}"


print(error(len))  # expect: TypeError: len() takes exactly one argument (0 given)
print(error(len, 1, 2))  # expect: TypeError: len() takes exactly one argument (2 given)
print(error(len, 5))  # expect: TypeError: object of type 'int' has no len()
print(error(abs, "x"))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(ord, "ab"))  # expect: TypeError: ord() expected a character, but string of length 2 found
print(error(chr, -1))  # expect: ValueError: chr() arg not in range(0x110000)
print(error(isinstance, 1))  # expect: TypeError: isinstance expected 2 arguments, got 1
print(error([].append))  # expect: TypeError: list.append() takes exactly one argument (0 given)
print(error([].append, 1, 2))  # expect: TypeError: list.append() takes exactly one argument (2 given)
print(error({}.get))  # expect: TypeError: get expected at least 1 argument, got 0
print(error("".join, [1]))  # expect: TypeError: sequence item 0: expected str instance, int found
print(error("a".split, 1))  # expect: TypeError: must be str or None, not int
print(error(int, "x", 10, 3))  # expect: TypeError: int expected at most 2 arguments, got 3
print(error(sorted, 1))  # expect: TypeError: 'int' object is not iterable
print(error(sorted, [1], lambda v: v))  # expect: TypeError: sorted expected 1 argument, got 2
print(error(print, 1, end=2))  # expect: TypeError: end must be None or a string, not int
print(error(sum, ["a"]))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(sum, ["a"], ""))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
print(error(max))  # expect: TypeError: max expected at least 1 argument, got 0
print(error(max, []))  # expect: ValueError: max() iterable argument is empty
print(error(range, 1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
