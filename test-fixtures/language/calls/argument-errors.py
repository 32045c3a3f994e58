# CPython's sentences for calls that do not fit.
def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as caught:
        return str(caught)


def none(): ...
def one(a): ...
def two(a, b): ...
def three(a, b, c): ...
def default(a, b=2): ...
def keyword(*, x, y): ...
def mixed(a, *, x): ...
def positional(a, b, /): ...
def rest(a, *args): ...


print(error(none, 1))  # expect: none() takes 0 positional arguments but 1 was given
print(error(one))  # expect: one() missing 1 required positional argument: 'a'
print(error(one, 1, 2))  # expect: one() takes 1 positional argument but 2 were given
print(error(two))  # expect: two() missing 2 required positional arguments: 'a' and 'b'
print(error(three))  # expect: three() missing 3 required positional arguments: 'a', 'b', and 'c'
print(error(three, 1))  # expect: three() missing 2 required positional arguments: 'b' and 'c'
print(error(default))  # expect: default() missing 1 required positional argument: 'a'
print(error(default, 1, 2, 3))  # expect: default() takes from 1 to 2 positional arguments but 3 were given
print(error(keyword))  # expect: keyword() missing 2 required keyword-only arguments: 'x' and 'y'
print(error(keyword, x=1))  # expect: keyword() missing 1 required keyword-only argument: 'y'
print(error(keyword, 1, x=1, y=2))  # expect: keyword() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given
print(error(mixed, 1, 2))  # expect: mixed() takes 1 positional argument but 2 were given
print(error(mixed, 1, 2, x=3))  # expect: mixed() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
print(error(one, b=1))  # expect: one() got an unexpected keyword argument 'b'
print(error(one, 1, a=1))  # expect: one() got multiple values for argument 'a'
print(error(positional, 1, b=2))  # expect: positional() got some positional-only arguments passed as keyword arguments: 'b'
print(error(positional, a=1, b=2))  # expect: positional() got some positional-only arguments passed as keyword arguments: 'a, b'
print(error(rest))  # expect: rest() missing 1 required positional argument: 'a'
