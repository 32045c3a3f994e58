# Recursion through __getattr__ and through a property.
class Chain:
    def __init__(self, depth):
        self.depth = depth

    def __getattr__(self, name):
        if self.depth == 0:
            return name.upper()
        return getattr(Chain(self.depth - 1), name)


class Counted:
    def __init__(self, n):
        self.n = n

    @property
    def total(self):
        return self.n if self.n == 0 else self.n + Counted(self.n - 1).total


print(Chain(990).missing, Chain(0).other)  # expect: MISSING OTHER
print(Counted(980).total)  # expect: 480690
