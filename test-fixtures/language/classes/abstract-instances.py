# isinstance and issubclass ask the metaclass; tuples and unions are allowed.
class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == "magic"

    def __subclasscheck__(cls, sub):
        return sub is int


class Odd(metaclass=Meta): ...


print(isinstance("magic", Odd), isinstance(3, Odd), issubclass(int, Odd), issubclass(Odd, int))
print(isinstance(3, (str, (float, int))), isinstance(3, int | str), isinstance(None, int | None))
print(isinstance(True, int), issubclass(bool, int), isinstance(Odd(), object))
for call in (lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: isinstance(1, list[int])):
    try:
        call()
    except TypeError as error:
        print(error)

# expect-output:
# True False True False
# True True True
# True True True
# isinstance() arg 2 must be a type, a tuple of types, or a union
# issubclass() arg 1 must be a class
# isinstance() argument 2 cannot be a parameterized generic
