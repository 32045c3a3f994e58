# A caught and re-raised error, and an exact number of repeated lines.
def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


for depth in (2, 3, 4, 5):
    try:
        down(depth)
    except ValueError as error:
        tb, length = error.__traceback__, 0
        while tb:
            length += 1
            tb = tb.tb_next
        print(depth, length)  # expect: 2 4 | 3 5 | 4 6 | 5 7
down(7)

# expect-stderr:
# Traceback (most recent call last):
#   File "recursion-error-short-traceback.py", line 17, in <module>
#     down(7)
#     ~~~~^^^
#   File "recursion-error-short-traceback.py", line 5, in down
#     down(n - 1)
#     ~~~~^^^^^^^
#   File "recursion-error-short-traceback.py", line 5, in down
#     down(n - 1)
#     ~~~~^^^^^^^
#   File "recursion-error-short-traceback.py", line 5, in down
#     down(n - 1)
#     ~~~~^^^^^^^
#   [Previous line repeated 4 more times]
#   File "recursion-error-short-traceback.py", line 4, in down
#     raise ValueError("bottom")
# ValueError: bottom
