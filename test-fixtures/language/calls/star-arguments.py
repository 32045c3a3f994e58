# What may follow a star, and what is said otherwise.
def f(*args, **kwargs):
    return args, kwargs


def error(call):
    try:
        return call()
    except TypeError as caught:
        return str(caught)


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(f(*"ab", *range(2), *{"k": 1}))  # expect: (('a', 'b', 0, 1, 'k'), {})
print(f(**Mapping()))  # expect: ((), {'p': 'pp', 'q': 'qq'})
print(error(lambda: f(*1)))  # expect: __main__.f() argument after * must be an iterable, not int
print(error(lambda: f(**1)))  # expect: __main__.f() argument after ** must be a mapping, not int
print(error(lambda: f(**{1: 2})))  # expect: keywords must be strings
print(error(lambda: f(**{"a": 1}, **{"a": 2})))  # expect: __main__.f() got multiple values for keyword argument 'a'
print(error(lambda: f(a=1, **{"a": 2})))  # expect: __main__.f() got multiple values for keyword argument 'a'
print(f(**{"not an identifier": 1}))  # expect: ((), {'not an identifier': 1})
print(f(*(), **{}))  # expect: ((), {})
