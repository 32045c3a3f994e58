# What `is` says of values whose identity Python leaves open is not tested; only what it must say.
a = [1]
b = a
print(a is b, a is not [1], None is None, a is not None)  # expect: True True True True
print(True is (1 == 1), (not 1) is False, ... is Ellipsis, NotImplemented is NotImplemented)  # expect: True True True True
x = 10**30
y = x
print(x is y, x == 10**30)  # expect: True True
s = "a" * 100
t = s
print(s is t, id(s) == id(t))  # expect: True True
f = float("nan")
print(f is f, f == f, [f] == [f], (f,).index(f))  # expect: True False True 0
print(type(1) is int, type(type) is type, print is print)  # expect: True True True


class C: ...


c = C()
print(c is c, C() is C(), id(c) == id(c), c.__class__ is C)  # expect: True False True True
