# Recursion through __add__, which native operator dispatch calls.
class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if self.n == 0:
            return other
        return Number(self.n - 1) + (other + 1)


print(Number(990) + 0)  # expect: 990
print(sum(Number(100) + i for i in range(50)))  # expect: 6225


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == 0 or Eq(self.n - 1) == other


print(Eq(990) == None, Eq(400) in [1])  # expect: True True
