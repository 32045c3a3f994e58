# raise SystemExit deep inside; None and True are numbers of a kind.
def deep(n):
    if n == 0:
        raise SystemExit
    with_cleanup(n)


def with_cleanup(n):
    try:
        deep(n - 1)
    finally:
        print("cleanup", n)  # expect: cleanup 1 | cleanup 2 | cleanup 3


deep(3)
