# Recursion within the limit, in several forms.
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def ping(n):
    return "done" if n == 0 else pong(n - 1)


def pong(n):
    return "done" if n == 0 else ping(n - 1)


def flatten(items):
    result = []
    for item in items:
        result += flatten(item) if isinstance(item, list) else [item]
    return result


def hanoi(n, a="A", b="B", c="C"):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


nested = 0
for _ in range(300):
    nested = [nested, [nested] if nested == 0 else 1]
print(depth(900), ping(901), len(flatten(nested)), hanoi(10), sys.getrecursionlimit())  # expect: 900 done 301 1023 1000
try:
    depth(10**6)
except RecursionError as error:
    print(type(error).__name__, error)  # expect: RecursionError maximum recursion depth exceeded
print(depth(500))  # expect: 500


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(fact(30), len(str(fact(400))))  # expect: 265252859812191058636308480000000 869
