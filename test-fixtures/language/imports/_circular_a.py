value = "a before"
import _circular_b

seen = _circular_b.seen
value = "a after"


def late():
    return _circular_b.read()
