# `self` counts, and the qualified name is what is shown.
class Box:
    def __init__(self, width, height):
        self.area = width * height

    def grow(self, by): ...

    @classmethod
    def make(cls, size): ...

    @staticmethod
    def check(size): ...


def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as caught:
        return str(caught)


box = Box(2, 3)
print(error(Box))  # expect: Box.__init__() missing 2 required positional arguments: 'width' and 'height'
print(error(Box, 1))  # expect: Box.__init__() missing 1 required positional argument: 'height'
print(error(Box, 1, 2, 3))  # expect: Box.__init__() takes 3 positional arguments but 4 were given
print(error(Box, 1, depth=2))  # expect: Box.__init__() got an unexpected keyword argument 'depth'
print(error(box.grow))  # expect: Box.grow() missing 1 required positional argument: 'by'
print(error(box.grow, 1, 2))  # expect: Box.grow() takes 2 positional arguments but 3 were given
print(error(Box.grow))  # expect: Box.grow() missing 2 required positional arguments: 'self' and 'by'
print(error(Box.make))  # expect: Box.make() missing 1 required positional argument: 'size'
print(error(Box.check, 1, 2))  # expect: Box.check() takes 1 positional argument but 2 were given
print(error(box.missing) if hasattr(box, "missing") else "no such method")  # expect: no such method
print(error(object, 1))  # expect: object() takes no arguments
print(error(lambda x: x))  # expect: <lambda>() missing 1 required positional argument: 'x'
