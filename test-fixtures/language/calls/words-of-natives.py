# What natives say of arguments that do not fit.
import math

for call in [
    lambda: int.from_bytes(b"a", "little", False),
    lambda: staticmethod(func=1),
    lambda: min(0, default=1, key=2, foo=3),
    lambda: ImportError(0, name=1, path=2, name_from=3, foo=3),
    lambda: "a b".split(maxsplt=1),
    lambda: math(1),
    lambda: "".join(),
    lambda: {}.get(),
    lambda: [].append(1, 2),
]:
    try:
        print(call())
    except TypeError as e:
        print(e)


class Many:
    def __call__(self, *args, **kwargs):
        return len(args), len(kwargs), sum(args)


m, one = Many(), 1
print(eval(f"m({', '.join(['one'] * 40)})"))
print(eval(f"m(one, {', '.join(f'k{i}=one' for i in range(30))}, **{{'z': 1}})"))
print(eval(" <= ".join(["one"] * 30)), eval(" < ".join(["one"] * 30)), len(eval(f"[{', '.join(['one'] * 40)}]")))

# expect-output:
# from_bytes() takes at most 2 positional arguments (3 given)
# staticmethod() takes no keyword arguments
# min() takes at most 2 keyword arguments (3 given)
# ImportError() takes at most 3 keyword arguments (4 given)
# split() got an unexpected keyword argument 'maxsplt'. Did you mean 'maxsplit'?
# 'module' object is not callable
# str.join() takes exactly one argument (0 given)
# get expected at least 1 argument, got 0
# list.append() takes exactly one argument (2 given)
# (40, 0, 40)
# (1, 31, 1)
# True False 40
