# `__bases__` of a class may change; lookups follow.
class A:
    def name(self):
        return "A"


class B:
    def name(self):
        return "B"

    extra = "from B"


class C(A):
    pass


class D(C):
    pass


d = D()
print(d.name(), hasattr(d, "extra"))  # expect: A False
C.__bases__ = (B,)
print(d.name(), d.extra, [c.__name__ for c in D.__mro__])  # expect: B from B ['D', 'C', 'B', 'object']
C.__bases__ = (A, B)
print(d.name(), d.extra, isinstance(d, B))  # expect: A from B True
try:
    A.__bases__ = (C,)
except TypeError as error:
    print(error)  # expect: a __bases__ item causes an inheritance cycle
