# An uncaught error forty frames down, through two functions in turn.
def even(n):
    if n == 0:
        return [][n]
    return odd(n - 1)


def odd(n):
    return even(n - 1)


print(even.__name__)
even(40)

# expect-stderr:
