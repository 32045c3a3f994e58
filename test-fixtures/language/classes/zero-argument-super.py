# `__class__` is a cell; super() needs the first parameter.
class A:
    def who(self):
        return "A"

    @classmethod
    def make(cls):
        return cls.__name__


class B(A):
    def who(self):
        return f"B over {super().who()}, cell {__class__.__name__}"

    @classmethod
    def make(cls):
        return "made " + super().make()

    def inner(self):
        return [super(B, self).who() for _ in range(1)] + [(lambda: super(B, self).who())()]

    def broken():
        return super().who()

    def rebound(self):
        self = 5
        return super().who()

    def __getattr__(self, name):
        return f"missing {name}"


print(B().who())
print(B.make(), B().make())
print(B().inner())
for name in ("broken", "rebound"):
    try:
        getattr(B, name)(*([] if name == "broken" else [B()]))
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
print(B().nothing)

# expect-output:
# B over A, cell B
# made B made B
# ['A', 'A']
# RuntimeError super(): no arguments
# TypeError super(type, obj): obj (instance of int) is not an instance or subtype of type (B).
# missing nothing
