# C3: order, and its refusals.
class A: ...
class B(A): ...
class C(A): ...
class D(B, C): ...
class E(C): ...
class F(D, E): ...


def names(cls):
    return [c.__name__ for c in cls.__mro__]


print(names(D))
print(names(F))
print(D.__bases__, D.__base__)
for bases in [(A, B), (A, A), (D, B, E, C), (B, D)]:
    try:
        print(names(type("X", bases, {})))
    except TypeError as error:
        print(error)
print(issubclass(F, C), isinstance(F(), A), A.__subclasses__())

# expect-output:
# ['D', 'B', 'C', 'A', 'object']
# ['F', 'D', 'B', 'E', 'C', 'A', 'object']
# (<class '__main__.B'>, <class '__main__.C'>) <class '__main__.B'>
# Cannot create a consistent method resolution order (MRO) for bases A, B
# duplicate base class A
# ['X', 'D', 'B', 'E', 'C', 'A', 'object']
# Cannot create a consistent method resolution order (MRO) for bases B, D
# True True [<class '__main__.B'>, <class '__main__.C'>]
