# Reflection of the ordering operators and their defaults.
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return "le"


class Plain: ...


a, b = Version(1, 2), Version(1, 10)
print(a < b, a > b, a <= b, a >= b)  # expect: True False le le
print(sorted([b, a])[0] is a, max(a, b) is b, min([b, a]) is a)  # expect: True True True
try:
    Plain() < Plain()
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'Plain' and 'Plain'
p = Plain()
print(p == p, p == Plain(), p != Plain(), p.__eq__(1), p.__lt__(p), object().__ne__(1))  # expect: True False True NotImplemented NotImplemented NotImplemented
print([1, 2] < [1, 2, 0], (1, "b") > (1, "a"), [1, [2]] == [1, [2]], {1, 2} < {1, 2, 3}, {1} <= {2})  # expect: True True True True False
print((n := float("nan")) in [n], [x := float("nan")] == [x])  # expect: True True
