# The name after `as` is gone afterwards, even if it was bound before.
error = "before"
try:
    raise ValueError("x")
except ValueError as error:
    print(error)  # expect: x
try:
    print(error)
except NameError as second:
    print(second)  # expect: name 'error' is not defined


def f():
    try:
        raise KeyError("k")
    except KeyError as e:
        e = "rebound"
    try:
        return e
    except UnboundLocalError as unbound:
        return str(unbound)


print(f())  # expect: cannot access local variable 'e' where it is not associated with a value


def keeps():
    try:
        raise KeyError("k")
    except KeyError as e:
        kept = e
        del e
    return kept


print(repr(keeps()))  # expect: KeyError('k')
