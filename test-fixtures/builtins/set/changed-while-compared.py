# Comparing members may change the set they are in: the search begins again.
class Bad:
    def __init__(self, target, change):
        self.target, self.change, self.left = target, change, 3

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.left > 0:
            self.left -= 1
            self.change(self.target)
        return False


for name, change in {
    "clear": lambda s: s.clear(),
    "grow": lambda s: s.update(range(100, 140)),
    "pop": lambda s: s and s.pop(),
}.items():
    for operation in ("__and__", "__or__", "__sub__", "__xor__", "__ior__", "__ixor__", "isdisjoint"):
        s = {"a", 1, 2, 3}
        s.add(Bad(s, change))
        result = getattr(s, operation)({1, Bad(s, change), 5})
        print(name, operation, type(result).__name__, sum(isinstance(v, Bad) for v in s) <= 2)

# expect-output:
# clear __and__ set True
# clear __or__ set True
# clear __sub__ set True
# clear __xor__ set True
# clear __ior__ set True
# clear __ixor__ set True
# clear isdisjoint bool True
# grow __and__ set True
# grow __or__ set True
# grow __sub__ set True
# grow __xor__ set True
# grow __ior__ set True
# grow __ixor__ set True
# grow isdisjoint bool True
# pop __and__ set True
# pop __or__ set True
# pop __sub__ set True
# pop __xor__ set True
# pop __ior__ set True
# pop __ixor__ set True
# pop isdisjoint bool True
