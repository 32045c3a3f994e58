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
        print(depth, length)
down(7)

# expect-stderr:
