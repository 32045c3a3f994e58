# __new__ decides what is made; __init__ runs only on instances of the class.
class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        self.value = value


print(Single(1) is Single(2), Single.instance.value)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


print(Other())


class Celsius(float):
    def __new__(cls, value):
        return super().__new__(cls, round(value, 1))


print(Celsius(36.66), type(Celsius(1) + 1).__name__)


class Bad:
    def __init__(self):
        return 1


for make in (Bad, lambda: object.__new__(int), lambda: object.__new__(5), lambda: Celsius.__new__()):
    try:
        make()
    except TypeError as error:
        print(error)

# expect-output:
# True 2
# 5
# 36.7 float
# __init__() should return None, not 'int'
# object.__new__(int) is not safe, use int.__new__()
# object.__new__(X): X is not a type object (int)
# Celsius.__new__() missing 2 required positional arguments: 'cls' and 'value'
