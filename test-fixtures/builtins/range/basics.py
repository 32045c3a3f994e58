# range as a sequence: huge bounds, negative steps, equality, membership.
r = range(2, 20, 3)
print(list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "5" in r, r.index(8), r.count(8), r)
print(list(range(5, 0, -2)), list(range(0)), list(range(3, 1)), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3, 1)))
print(range(10**20)[10**19], len(range(0, 10**15, 7)), 10**19 in range(10**20), range(-(10**20), 0, 10**19)[-1], range(2**53, 2**53 + 3)[2])
print(r.start, r.stop, r.step, bool(range(0)), list(reversed(range(4))), sum(range(101)), max(range(5)), [*range(True, 3)])
for action in (lambda: range(1, 2, 0), lambda: range(), lambda: range(1.0), lambda: r[10], lambda: r.index(3), lambda: range("3"), lambda: setattr(r, "start", 1), lambda: len(range(10**20))):
    try:
        print(action())
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError) as error:
        print(type(error).__name__, error)
for i in range(3):
    i *= 10
    print(i)
for j in range(2**53 - 1, 2**53 + 2):
    print(j)

# expect-output:
# [2, 5, 8, 11, 14, 17] 6 5 17 range(5, 11, 3) range(17, -1, -3) True False True False 2 1 range(2, 20, 3)
# [5, 3, 1] [] [] True True True
# 10000000000000000000 142857142857143 True -10000000000000000000 9007199254740994
# 2 20 3 False [3, 2, 1, 0] 5050 4 [1, 2]
# ValueError range() arg 3 must not be zero
# TypeError range expected at least 1 argument, got 0
# TypeError 'float' object cannot be interpreted as an integer
# IndexError range object index out of range
# ValueError 3 is not in range
# TypeError 'str' object cannot be interpreted as an integer
# AttributeError readonly attribute
# OverflowError Python int too large to convert to C ssize_t
# 0
# 10
# 20
# 9007199254740991
# 9007199254740992
# 9007199254740993
