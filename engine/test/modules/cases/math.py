import math
from math import *

def show(f, *args, **kw):
    try:
        print(getattr(f, '__name__', f), args, *kw.values(), '->', repr(f(*args, **kw)))
    except Exception as e:
        print(getattr(f, '__name__', f), args, *kw.values(), '!', type(e).__name__, e)

for f in (acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, exp2, expm1, fabs, log1p, log2, log10, log, sin, sinh, sqrt, tan, tanh, degrees, radians, ulp, gamma, lgamma):
    for x in (0, -0.0, 1, 0.5, -0.5, -1, 2, 700, 1e300, -1e300, inf, -inf, nan, True, 10**400, 'x'):
        show(f, x)
for f in (erf, erfc, cbrt):
    for x in (0, -0.0, 1, 27, -1, inf, -inf, nan, 1e-320, 30):
        print(f.__name__, x, '%.14g' % f(x))
for f in (ceil, floor, trunc):
    for x in (1.5, -1.5, 0.0, -0.0, 5, True, inf, nan, 1e300, 'x'):
        show(f, x)
for f in (atan2, copysign, fmod, remainder, pow):
    for x, y in ((1, 2), (-1, 2), (5, 3), (-5, 3), (0.0, -0.0), (inf, 1), (1, inf), (nan, 1), (1, nan), (1, 0), (0, 1), (0, -1), (-8, 1/3), (1e200, 2), (-1e200, 3), (7, 2), (3, 2)):
        show(f, x, y)
for n in (0, 1, 5, 20, 21, 30, -1, 1.0, 10**20, True):
    show(factorial, n)
for args in ((10, 3), (10, 0), (3, 10), (-1, 2), (2, -1), (100, 50), (10**20, 3), (10.0, 2), (10,), (10, None)):
    show(perm, *args); show(comb, *args)
for n in (0, 1, 15, 16, 10**30, 10**40 + 1, -1, 2.0):
    show(isqrt, n)
show(gcd); show(gcd, 12, 18, -27); show(gcd, 2**100, 2**70 * 3); show(gcd, 1.5); show(lcm); show(lcm, 4, 6, -10); show(lcm, 0, 5); show(lcm, 2**60, 3**40)
show(fsum, [.1] * 10); show(fsum, [1e308, 1e308, -1e308]); show(fsum, [1, 1e100, 1, -1e100] * 100); show(fsum, [inf, -inf]); show(fsum, [inf, 1]); show(fsum, []); show(fsum, ['a']); show(fsum, [nan, inf])
show(hypot); show(hypot, 3, 4); show(hypot, 1e308, 1e308); show(hypot, 1e-320, 1e-320); show(hypot, 1, inf, nan); show(hypot, nan); show(hypot, 1, 2, 3, 4.5)
show(dist, (1, 2), (4, 6)); show(dist, [0.1], [0.4]); show(dist, (1,), (1, 2)); show(dist, (), ())
show(prod, [1, 2, 3.5]); show(prod, [], start=7); show(prod, ['a', 3]); show(prod, range(1, 30))
show(sumprod, [1, 2], [3, 4]); show(sumprod, [1.5, 2], [3, 4]); show(sumprod, [1], [1, 2]); show(sumprod, [0.1] * 10, [1] * 10); show(sumprod, [10**20, 1], [3, 0.5])
show(ldexp, 0.5, 3); show(ldexp, 1, 1024); show(ldexp, 1, -1074); show(ldexp, 1, -1080); show(ldexp, inf, 10**10); show(ldexp, 1, 10**20); show(ldexp, 1.0, 1.0); show(ldexp, 3, -1074)
show(frexp, 8); show(frexp, -0.3); show(frexp, 0.0); show(frexp, 5e-324); show(frexp, inf)
show(modf, 3.7); show(modf, -3.7); show(modf, -2.0); show(modf, inf); show(modf, nan); show(modf, 0.0)
show(isclose, 1, 1 + 1e-10); show(isclose, 1, 1.1); show(isclose, 1, 1.1, rel_tol=0.2); show(isclose, inf, inf); show(isclose, 1, 2, abs_tol=-1); show(isclose, 0, 1e-12, abs_tol=1e-9)
show(nextafter, 1, 2); show(nextafter, 0, -1); show(nextafter, 1, 1); show(nextafter, 1, inf, steps=10); show(nextafter, 0, 1, steps=-1); show(nextafter, nan, 1); show(nextafter, -5e-324, 1)
show(fma, 2, 3, 4); show(fma, 1e308, 10, -1e309); show(fma, 0.1, 10, -1); show(fma, inf, 0, 1); show(fma, 1e308, 2, 0); show(fma, 1, 1, inf); show(fma, 0.0, -1.0, -0.0); show(fma, 1e200, 1e200, -inf)
show(log, 8, 2); show(log, 10**400, 10); show(log, 0); show(log, -1); show(log, 2, 1); show(log, 2, 0); show(log10, 10**400); show(log2, 2**3000); show(log2, 8); show(log10, 1000); show(log, 100, 10)
show(isfinite, inf); show(isnan, nan); show(isinf, -inf); show(isnan, 'a')
print(pi, e, tau, inf, nan, math.__name__)
class F:
    def __float__(self): return 2.25
    def __floor__(self): return 'floored'
    def __trunc__(self): return 'cut'
    def __index__(self): return 6
print(sqrt(F()), floor(F()), trunc(F()), ceil(F()), factorial(F()))
