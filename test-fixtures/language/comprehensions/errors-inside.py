# Exceptions leave a comprehension; what was built is gone, the name stays unbound.
def f(items):
    try:
        found = [10 // item for item in items]
    except ZeroDivisionError as error:
        return str(error)
    return found


def g():
    try:
        values = [v for v in (1, 2, missing)]
    except NameError as error:
        print(error)
    try:
        return values
    except UnboundLocalError as error:
        return str(error)


print(f([1, 2]), f([1, 0]))
print(g())
print([x for x in [1, 2, 3] if [y for y in range(x)][1:]])
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print(error)
try:
    [a for a, b in [(1, 2), (3,)]]
except ValueError as error:
    print(error)

# expect-output:
# [10, 5] integer division or modulo by zero
# name 'missing' is not defined
# cannot access local variable 'values' where it is not associated with a value
# [2, 3]
# unhashable type: 'list'
# not enough values to unpack (expected 2, got 1)
