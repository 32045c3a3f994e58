# Rendering by a chain in a comprehension's helper, and a comparison of two values by their types.
class Circle:
    def __init__(self, radius):
        self.radius = radius


class Square:
    def __init__(self, side):
        self.side = side


class Label:
    def __init__(self, text):
        self.text = text


def area(shape):
    if isinstance(shape, Circle):  #~ isinstance-chain: 3 type tests in a row on "shape"
        return 3 * shape.radius * shape.radius
    if isinstance(shape, Square):
        return shape.side * shape.side
    if isinstance(shape, Label):
        return len(shape.text)
    raise TypeError(shape)


def text_of(value):
    return (
        str(value)
        if isinstance(value, int)  #~ isinstance-chain: 3 type tests in a row on "value"
        else value
        if isinstance(value, str)
        else value.hex()
        if isinstance(value, float)
        else repr(value)
    )


shapes = [Circle(1), Square(2), Label("abc"), Square(3)] * 100
print(sum([area(shape) for shape in shapes]), sum(len(text_of(v)) for v in [1, "ab", 2.5, None] * 100))
