# dir, vars, __dict__ of classes, and their order.
class Base:
    b = 1

    def method(self): ...


class Child(Base):
    z = 26
    a = 1

    def __init__(self):
        self.own = True


print([name for name in vars(Child) if not name.startswith("__")])  # expect: ['z', 'a']
print([name for name in dir(Child()) if not name.startswith("__")])  # expect: ['a', 'b', 'method', 'own', 'z']
print(type(vars(Child)).__name__)  # expect: mappingproxy
try:
    vars(Child)["new"] = 1
except TypeError as error:
    print(error)  # expect: 'mappingproxy' object does not support item assignment
Child.new = 1
print("new" in vars(Child), "new" in dir(Base))  # expect: True False
print(Child.__module__, Child.__qualname__, Child.__doc__)  # expect: __main__ Child None


class Custom:
    def __dir__(self):
        return ["z", "a"]


print(dir(Custom()))  # expect: ['a', 'z']
