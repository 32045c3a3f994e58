import sys


def leave(n):
    try:
        leave(n - 1) if n else sys.exit("deep exit")
    finally:
        print("cleanup", n)


leave(3)
