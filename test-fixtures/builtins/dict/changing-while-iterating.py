# Size changes during iteration raise; value changes do not.
def attempt(action):
    try:
        return action()
    except RuntimeError as error:
        return str(error)


def grow():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


def shrink():
    d = {1: 1, 2: 2}
    for k in d.items():
        d.pop(2, None)
    return d


def swap():
    d = {1: 1, 2: 2}
    for k in d:
        d.pop(k)
        d[k + 10] = k


def values():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] *= 10
    return d


def grow_set():
    s = {1}
    for x in s:
        s.add(x + 1)


def late():
    d = {1: 1}
    it = iter(d)
    d[2] = 2
    return next(it)


def after_end():
    d = {1: 1}
    it = iter(d)
    next(it)
    d[5] = 5
    return next(it, "end")


for action in (grow, shrink, swap, values, grow_set, late, after_end):
    print(action.__name__, attempt(action))

# expect-output:
# grow dictionary changed size during iteration
# shrink dictionary changed size during iteration
# swap dictionary keys changed during iteration
# values {1: 10, 2: 20}
# grow_set Set changed size during iteration
# late dictionary changed size during iteration
# after_end dictionary changed size during iteration
