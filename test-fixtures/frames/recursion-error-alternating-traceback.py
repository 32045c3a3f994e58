# Two functions in turn are not folded, so the whole stack is shown.
import sys

sys.setrecursionlimit(30)


def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n + 1)


ping(0)

# expect-stderr:
# Traceback (most recent call last):
#   File "recursion-error-alternating-traceback.py", line 15, in <module>
#     ping(0)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
#   File "recursion-error-alternating-traceback.py", line 12, in pong
#     return ping(n + 1)
#   File "recursion-error-alternating-traceback.py", line 8, in ping
#     return pong(n + 1)
# RecursionError: maximum recursion depth exceeded
