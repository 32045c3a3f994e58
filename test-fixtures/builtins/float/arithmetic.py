# Rounding, signed zero, infinities and NaN in arithmetic and comparison.
inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 1e16 + 1, 1.1 * 3, 2**0.5, 7 / 2, 2 / 1, 1e308 + 1e308)
print(0.0 == -0.0, str(-0.0), 0.0 * -1, -0.0 + 0, 0 * -1, -0.0 - 0.0, 1 / inf, -1 / inf)
print(inf - inf, inf * 0, nan == nan, nan != nan, nan < 1, max(1, nan), max(nan, 1), min(nan, 1) is nan, sorted([3, 1, 2.5]))
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e300, 5), round(5.5), round(nan, 2), round(-0.4))
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, 1e20 // 3, 5.0 % inf, -5.0 % inf, inf // 1, 0.0 % -3, -0.0 % 3)
for action in (lambda: 2.0**10000, lambda: int(inf), lambda: round(inf), lambda: int(nan), lambda: (-1.0) ** 0.5, lambda: 10**400 * 1.0, lambda: 10**400 / 3, lambda: 10**400 / 10**399):
    try:
        print(action())
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print(0.1 + 0.2 == 0.3, 1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 > 1e308, 1e308 < inf, hash(1.0) == hash(1), hash(0.5), hash(inf), hash(-0.0))

# expect-output:
# 0.30000000000000004 1e+16 3.3000000000000003 1.4142135623730951 3.5 2.0 inf
# True -0.0 -0.0 0.0 0 -0.0 0.0 -0.0
# nan nan False True False 1 nan True [1, 2.5, 3]
# 0 2 2 0 2.67 1200.0 1e+300 6 nan 0
# 3.0 -4.0 -0.5 0.5 3.333333333333333e+19 5.0 inf nan -0.0 0.0
# OverflowError (34, 'Numerical result out of range')
# OverflowError cannot convert float infinity to integer
# OverflowError cannot convert float infinity to integer
# ValueError cannot convert float NaN to integer
# (6.123233995736766e-17+1j)
# OverflowError int too large to convert to float
# OverflowError integer division result too large for a float
# 10.0
# False True True False True True True 1152921504606846976 314159 0
