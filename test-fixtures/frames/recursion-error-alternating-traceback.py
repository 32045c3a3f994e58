# Two functions in turn are not folded, so the whole stack is shown.
import sys

sys.setrecursionlimit(30)


def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n + 1)


ping(0)

# expect-stderr:
