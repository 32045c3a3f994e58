# Properties with setter and deleter; messages when one is missing.
class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        """The radius."""
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._radius = value

    @radius.deleter
    def radius(self):
        self._radius = 0

    @property
    def diameter(self):
        return 2 * self._radius


c = Circle(2)
c.radius += 1
print(c.radius, c.diameter, Circle.radius.__doc__)
del c.radius
print(c.radius)
for action in (lambda: setattr(c, "diameter", 1), lambda: delattr(c, "diameter"), lambda: setattr(c, "radius", -1)):
    try:
        action()
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)


class Failing:
    @property
    def value(self):
        return self.missing

    def __getattr__(self, name):
        return f"fallback {name}"


print(Failing().value)

# expect-output:
# 3 6 The radius.
# 0
# AttributeError property 'diameter' of 'Circle' object has no setter
# AttributeError property 'diameter' of 'Circle' object has no deleter
# ValueError negative
# fallback missing
