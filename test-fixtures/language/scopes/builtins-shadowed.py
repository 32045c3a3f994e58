# Module names hide builtins; deleting them brings the builtin back.
import builtins


def measure(x):
    return len(x)


print(measure([1, 2]))  # expect: 2
len = lambda x: "shadowed"
print(measure([1, 2]))  # expect: shadowed
del len
print(measure([1, 2]))  # expect: 2
builtins.len, original = (lambda x: "patched"), builtins.len
print(measure([1, 2]))  # expect: patched
builtins.len = original
builtins.brand_new = 42
print(brand_new, measure("abc"))  # expect: 42 3
del builtins.brand_new
try:
    brand_new
except NameError as error:
    print(error)  # expect: name 'brand_new' is not defined
True_ = 1
print([str for str in "ab"], str(5), (lambda list: list)(3), list("x"))  # expect: ['a', 'b'] 5 3 ['x']
