# The same exception object raised again grows its traceback; new ones start afresh.
def lines(error):
    found, tb = [], error.__traceback__
    while tb:
        found.append(tb.tb_lineno)
        tb = tb.tb_next
    return found


def raiser(error):
    raise error


def again(error):
    try:
        raiser(error)
    except ValueError:
        raise


shared = ValueError("shared")
for _ in range(3):
    try:
        raiser(shared)
    except ValueError as error:
        print(lines(error))  # expect: [24, 11] | [24, 11, 24, 11] | [24, 11, 24, 11, 24, 11]
try:
    again(shared)
except ValueError as error:
    print(lines(error))  # expect: [28, 16, 11, 24, 11, 24, 11, 24, 11]
try:
    raiser(shared.with_traceback(None))
except ValueError as error:
    print(lines(error))  # expect: [32, 11]
for i in range(3):
    try:
        raiser(ValueError(i))
    except ValueError as error:
        print(lines(error))  # expect: [37, 11] | [37, 11] | [37, 11]


def hot(n):
    counts = set()
    for i in range(n):
        try:
            raiser(ValueError(i))
        except ValueError as error:
            counts.add(len(lines(error)))
    return counts


print(hot(2000))  # expect: {2}
