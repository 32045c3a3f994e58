# An uncaught error twelve frames down, through two functions in turn.
def even(n):
    if n == 0:
        return [][n]
    return odd(n - 1)


def odd(n):
    return even(n - 1)


print(even.__name__)  # expect: even
even(12)

# expect-stderr:
# Traceback (most recent call last):
#   File "uncaught-deep.py", line 13, in <module>
#     even(12)
#     ~~~~^^^^
#   File "uncaught-deep.py", line 5, in even
#     return odd(n - 1)
#   File "uncaught-deep.py", line 9, in odd
#     return even(n - 1)
#   File "uncaught-deep.py", line 5, in even
#     return odd(n - 1)
#   File "uncaught-deep.py", line 9, in odd
#     return even(n - 1)
#   File "uncaught-deep.py", line 5, in even
#     return odd(n - 1)
#   File "uncaught-deep.py", line 9, in odd
#     return even(n - 1)
#   File "uncaught-deep.py", line 5, in even
#     return odd(n - 1)
#   File "uncaught-deep.py", line 9, in odd
#     return even(n - 1)
#   File "uncaught-deep.py", line 5, in even
#     return odd(n - 1)
#   File "uncaught-deep.py", line 9, in odd
#     return even(n - 1)
#   File "uncaught-deep.py", line 5, in even
#     return odd(n - 1)
#   File "uncaught-deep.py", line 9, in odd
#     return even(n - 1)
#   File "uncaught-deep.py", line 4, in even
#     return [][n]
#            ~~^^^
# IndexError: list index out of range
