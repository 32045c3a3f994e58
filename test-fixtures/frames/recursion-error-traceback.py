# The text of an uncaught RecursionError, with repeated lines folded.
def start(n):
    return down(n)


def down(n):
    return down(n + 1)


start(0)

# expect-stderr:
