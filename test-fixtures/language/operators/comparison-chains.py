# Each middle operand is evaluated once, and evaluation stops at the first false.
def v(x):
    print("v", x)
    return x


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(1 < 2 > 1 != 5 in [5] is not None)
print(1 == 1.0 == True, 0 == False is False)


class Odd:
    def __lt__(self, other):
        return []

    def __bool__(self):
        return False


print((Odd() < 1) < [1], Odd() < 1 < 2, not Odd(), Odd() or "or", (Odd() and 1).__class__.__name__)

# expect-output:
# v 1
# v 2
# v 3
# True
# v 3
# v 2
# False
# True
# True True
# True [] True or Odd
