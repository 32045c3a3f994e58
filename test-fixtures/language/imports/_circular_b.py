import _circular_a

value = "b"
seen = _circular_a.value, hasattr(_circular_a, "late")


def read():
    return _circular_a.value
