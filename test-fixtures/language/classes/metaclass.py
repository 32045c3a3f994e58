# __prepare__, __new__, __init__, __call__ of a metaclass, in their order.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("prepare", name, options)
        return {"injected": name}

    def __new__(mcs, name, bases, namespace, **options):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)

    def __len__(cls):
        return 42

    @property
    def loud(cls):
        return cls.__name__.upper()


class Example(metaclass=Meta, option=1):
    x = 1

    def __init__(self, value):
        self.value = value


e = Example(5)
print(e.value, Example.injected, len(Example), Example.loud, type(Example).__name__)
print(hasattr(e, "loud"))


class Child(Example):
    pass


try:
    class Conflict(Example, metaclass=type("Other", (type,), {})): ...
except TypeError as error:
    print(error)

# expect-output:
# prepare Example {'option': 1}
# new Example ['injected', 'x']
# init Example
# call (5,)
# 5 Example 42 EXAMPLE Meta
# False
# prepare Child {}
# new Child ['injected']
# init Child
# metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
