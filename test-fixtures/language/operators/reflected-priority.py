# The right operand goes first when its type is a subclass that provides the method anew.
class Base:
    def __add__(self, other):
        return f"{type(self).__name__}.add"

    def __radd__(self, other):
        return f"{type(self).__name__}.radd"

    def __eq__(self, other):
        print("eq", type(self).__name__)
        return NotImplemented

    def __lt__(self, other):
        print("lt", type(self).__name__)
        return NotImplemented

    def __gt__(self, other):
        print("gt", type(self).__name__)
        return NotImplemented


class Inherits(Base):
    pass


class Overrides(Base):
    def __radd__(self, other):
        return "Overrides.radd"


print(Base() + Inherits(), Base() + Overrides(), Overrides() + Base(), Inherits() + Base())
print(Base() == Overrides())
try:
    Base() < Overrides()
except TypeError as error:
    print(error)
print(Base() == 3, Base() != Base())

# expect-output:
# Base.add Overrides.radd Overrides.add Inherits.add
# eq Overrides
# eq Base
# False
# gt Overrides
# lt Base
# '<' not supported between instances of 'Base' and 'Overrides'
# eq Base
# eq Base
# eq Base
# False True
