# and/or give operands, not booleans; truth comes from __bool__, then __len__.
class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", self.value)
        return self.value

    def __repr__(self):
        return f"T({self.value})"


t, f = Truth(True), Truth(False)
print(t and f, f and t, t or f, f or t)
print(not t, not f)
print(0 or [] or "" or None or "last", 1 and "a" and [2])
if f or t and not f:
    print("yes")
print("a" if f else "b" if t else "c")


class Sized:
    def __len__(self):
        return 0


print(bool(Sized()), bool(Sized), [] or Sized().__class__.__name__)
while f:
    pass
assert t, "not raised"

# expect-output:
# bool True
# bool False
# bool True
# bool False
# T(False) T(False) T(True) T(True)
# bool True
# bool False
# False True
# last [2]
# bool False
# bool True
# bool False
# yes
# bool False
# bool True
# b
# False True Sized
# bool False
# bool True
