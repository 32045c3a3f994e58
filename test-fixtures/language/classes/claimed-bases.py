# isinstance and issubclass by __bases__, hooks and nesting; descriptors that only store.
class Claims:
    def __init__(self, *bases):
        self.bases = bases

    def __getattr__(self, name):
        if name == "__bases__":
            return self.bases
        raise AttributeError(name)


a = Claims()
b = Claims(a)
print(issubclass(b, a), issubclass(a, b), issubclass(b, (int, a)))  # expect: True False True
for first, second in [(b, int), (3, a), (a, 3)]:
    try:
        print(issubclass(first, second))  # expect: False
    except TypeError as e:
        print(e)  # expect: issubclass() arg 1 must be a class | issubclass() arg 2 must be a class, a tuple of classes, or a union


class Proxy:
    def __init__(self, obj):
        self.obj = obj

    def __getattribute__(self, name):
        if name == "obj":
            return object.__getattribute__(self, name)
        return getattr(object.__getattribute__(self, "obj"), name)


print(isinstance(Proxy([]), list), isinstance(Proxy([]), (str, Claims)), type(Proxy([])) is Proxy)  # expect: True False True
deep = int
for _ in range(20_000):
    deep = (deep,)
try:
    isinstance("", deep)
except RecursionError as e:
    print("RecursionError")  # expect: RecursionError


class OnlyStores:
    def __set__(self, obj, value):
        obj.__dict__["v"] = value


class Holder:
    v = OnlyStores()


h = Holder()
print(type(h.v).__name__)  # expect: OnlyStores
h.v = 42
print(h.v)  # expect: 42


class Meta(type):
    def mro(cls):
        return [cls, dict, object]


try:
    Meta("M", (), {})
except TypeError as e:
    print(e)  # expect: mro() returned base with unsuitable layout ('dict')


class L(list):
    pass


class D(dict):
    pass


try:
    L.__bases__ = (dict,)
except TypeError as e:
    print(e)  # expect: __bases__ assignment: 'dict' object layout differs from 'list'
print(hasattr(1, "__module__"), hasattr("", "__module__"), int.__module__, "__module__" in dir(list))  # expect: False False builtins False
