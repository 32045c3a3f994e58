# Signs of floor division and modulo, for ints, floats and mixtures.
for a in (7, -7, 7.5, -7.5, 0, True):
    for b in (2, -2, 2.0, -0.5, 10):
        print(a, b, "->", a // b, a % b, divmod(a, b))
for action in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1.0 / 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: 0.0**-1, lambda: 2**70 // 0):
    try:
        print(action())
    except ZeroDivisionError as error:
        print(error)

# expect-output:
# 7 2 -> 3 1 (3, 1)
# 7 -2 -> -4 -1 (-4, -1)
# 7 2.0 -> 3.0 1.0 (3.0, 1.0)
# 7 -0.5 -> -14.0 -0.0 (-14.0, -0.0)
# 7 10 -> 0 7 (0, 7)
# -7 2 -> -4 1 (-4, 1)
# -7 -2 -> 3 -1 (3, -1)
# -7 2.0 -> -4.0 1.0 (-4.0, 1.0)
# -7 -0.5 -> 14.0 -0.0 (14.0, -0.0)
# -7 10 -> -1 3 (-1, 3)
# 7.5 2 -> 3.0 1.5 (3.0, 1.5)
# 7.5 -2 -> -4.0 -0.5 (-4.0, -0.5)
# 7.5 2.0 -> 3.0 1.5 (3.0, 1.5)
# 7.5 -0.5 -> -15.0 -0.0 (-15.0, -0.0)
# 7.5 10 -> 0.0 7.5 (0.0, 7.5)
# -7.5 2 -> -4.0 0.5 (-4.0, 0.5)
# -7.5 -2 -> 3.0 -1.5 (3.0, -1.5)
# -7.5 2.0 -> -4.0 0.5 (-4.0, 0.5)
# -7.5 -0.5 -> 15.0 -0.0 (15.0, -0.0)
# -7.5 10 -> -1.0 2.5 (-1.0, 2.5)
# 0 2 -> 0 0 (0, 0)
# 0 -2 -> 0 0 (0, 0)
# 0 2.0 -> 0.0 0.0 (0.0, 0.0)
# 0 -0.5 -> -0.0 -0.0 (-0.0, -0.0)
# 0 10 -> 0 0 (0, 0)
# True 2 -> 0 1 (0, 1)
# True -2 -> -1 -1 (-1, -1)
# True 2.0 -> 0.0 1.0 (0.0, 1.0)
# True -0.5 -> -2.0 -0.0 (-2.0, -0.0)
# True 10 -> 0 1 (0, 1)
# integer division or modulo by zero
# integer modulo by zero
# division by zero
# float floor division by zero
# float modulo by zero
# float division by zero
# integer division or modulo by zero
# 0.0 cannot be raised to a negative power
# 0.0 cannot be raised to a negative power
# integer division or modulo by zero
