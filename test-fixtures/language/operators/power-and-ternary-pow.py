# pow in all its forms; precedence of unary minus and **.
print(-(2**2), -2**2, 2**-1, 2**3**2, (-2) ** 2)
print(pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), pow(2, 0, 1))
print(0**0, 0.0**0, 1 ** float("nan"), (-8) ** (1 / 3))
for args in [(0, -1), (2, 3, 0), (2, -1, 4), (2, 1.5, 3), (0.0, -1), (10.0, 400)]:
    try:
        print(pow(*args))
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(pow(7, 300, 1_000_007), 3**50, (-3) ** 51, pow(-5, 3, 7), pow(5, 3, -7))

# expect-output:
# -4 -4 0.5 512 4
# 1024 0.5 1 5 0
# 1 1.0 1.0 (1.0000000000000002+1.7320508075688772j)
# ZeroDivisionError 0.0 cannot be raised to a negative power
# ValueError pow() 3rd argument cannot be 0
# ValueError base is not invertible for the given modulus
# TypeError pow() 3rd argument not allowed unless all arguments are integers
# ZeroDivisionError 0.0 cannot be raised to a negative power
# OverflowError (34, 'Numerical result out of range')
# 587449 717897987691852588770249 -2153693963075557766310747 1 -1
