# Defining __eq__ removes __hash__; != is derived; identity goes first in containers.
class Same:
    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return isinstance(other, Same) and self.key == other.key


class Hashed(Same):
    def __hash__(self):
        return hash(self.key)


class Never:
    def __eq__(self, other):
        return False

    __hash__ = object.__hash__


print(Same(1) == Same(1), Same(1) != Same(1), Same(1) == 1, Same.__hash__)  # expect: True False False None
try:
    {Same(1)}
except TypeError as error:
    print(error)  # expect: unhashable type: 'Same'
print(len({Hashed(1), Hashed(1), Hashed(2)}), {Hashed("k"): "v"}[Hashed("k")])  # expect: 2 v
n = Never()
print(n == n, n in [n], [n] == [n], [n].index(n), [n].count(n), (n,) == (n,))  # expect: False True True 0 1 True
