# What each kind of method receives, through class, instance and subclass.
class Shape:
    sides = 0

    @staticmethod
    def unit():
        return "cm"

    @classmethod
    def describe(cls):
        return f"{cls.__name__} has {cls.sides}"

    def instance(self):
        return type(self).__name__


class Square(Shape):
    sides = 4


print(Shape.unit(), Square().unit(), Shape.__dict__["unit"]())  # expect: cm cm cm
print(Shape.describe(), Square.describe(), Square().describe())  # expect: Shape has 0 Square has 4 Square has 4
print(Shape.instance(Square()), Square.describe.__self__ is Square)  # expect: Square True
print(type(Shape.__dict__["describe"]).__name__, type(Shape.describe).__name__)  # expect: classmethod method
print(Shape.__dict__["describe"].__func__(Square), Shape.__dict__["unit"].__wrapped__())  # expect: Square has 4 cm
