# math functions and their errors.
import math

print(math.sqrt(2), math.pi, math.e, math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.factorial(20))
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.isqrt(10**20), math.comb(10, 3), math.perm(5), math.prod([1, 2, 3.5]), math.fsum([0.1] * 10))
print(math.hypot(3, 4), math.atan2(1, -1), math.log(8, 2), math.log2(2**100), math.log10(1000), math.exp(0), math.copysign(3, -0.0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isclose(0.1 + 0.2, 0.3), math.fmod(-7, 3), math.modf(-2.5), math.frexp(10), math.ldexp(0.5, 4))
for action in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.isqrt(-1), lambda: math.floor(math.inf), lambda: math.gcd(1.5), lambda: math.sqrt("4")):
    try:
        print(action())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

# expect-output:
# 1.4142135623730951 3.141592653589793 2.718281828459045 -2 -1 -1 2432902008176640000
# 3 12 10000000000 120 120 7.0 1.0
# 5.0 2.356194490192345 3.0 100.0 3.0 1.0 -3.0
# True True True -1.0 (-0.5, -2.0) (0.625, 4) 8.0
# ValueError math domain error
# ValueError math domain error
# ValueError factorial() not defined for negative values
# TypeError 'float' object cannot be interpreted as an integer
# OverflowError math range error
# ValueError math domain error
# ValueError isqrt() argument must be nonnegative
# OverflowError cannot convert float infinity to integer
# TypeError 'float' object cannot be interpreted as an integer
# TypeError must be real number, not str
