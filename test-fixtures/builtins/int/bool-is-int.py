# bool in arithmetic, as index, as key; and its own rules for & | ^.
print(True + True, True * 5, -True, True / 2, True // 1, True % 2, True**0, sum([True, False, True]))
print(True & True, True | False, True ^ True, True & 1, False | 2, not 0)
print([10, 20][True], "ab"[False], {1: "one"}[True], True == 1, hash(True))
print(isinstance(True, int), type(True + 0).__name__, type(True & False).__name__, type(True & 1).__name__)
print(str(True), repr(False), f"{True:d}", "%d" % True, int(True), float(False), bool("False"), bool([]), bool(0.0), bool("0"))
print(True < 2, max(True, 0), sorted([2, True, 0]), True in [1], [True].index(1))
print(bool.__mro__[1].__name__, bool(), bool(float("nan")), bool(0j), bool(range(0)))
try:
    class B(bool): ...
except TypeError as error:
    print(error)

# expect-output:
# 2 5 -1 0.5 1 1 1 2
# True True False 1 2 True
# 20 a one True 1
# True int bool int
# True False 1 1 1 0.0 True False False True
# True True [0, True, 2] True 0
# int False True False False
# type 'bool' is not an acceptable base type
