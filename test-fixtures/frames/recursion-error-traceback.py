# The text of an uncaught RecursionError, with repeated lines folded.
def start(n):
    return down(n)


def down(n):
    return down(n + 1)


start(0)

# expect-stderr:
# Traceback (most recent call last):
#   File "recursion-error-traceback.py", line 10, in <module>
#     start(0)
#     ~~~~~^^^
#   File "recursion-error-traceback.py", line 3, in start
#     return down(n)
#   File "recursion-error-traceback.py", line 7, in down
#     return down(n + 1)
#   File "recursion-error-traceback.py", line 7, in down
#     return down(n + 1)
#   File "recursion-error-traceback.py", line 7, in down
#     return down(n + 1)
#   [Previous line repeated 995 more times]
# RecursionError: maximum recursion depth exceeded
