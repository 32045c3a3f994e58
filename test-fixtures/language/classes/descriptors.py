# The whole protocol, with `__set_name__` and deletion.
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print(f"named {owner.__name__}.{name}")  # expect: named Person.name | named Person.age
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} is not set") from None

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Person:
    name = Typed(str)
    age = Typed(int)


p = Person()
p.name, p.age = "Ada", 36
print(p.name, p.age, vars(p))  # expect: Ada 36 {'name': 'Ada', 'age': 36}
try:
    p.age = "old"
except TypeError as error:
    print(error)  # expect: age must be int
del p.age
print(hasattr(p, "age"), Person.age.name)  # expect: False age
try:
    p.age
except AttributeError as error:
    print(error)  # expect: age is not set
