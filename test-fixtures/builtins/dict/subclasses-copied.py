# A dict subclass that iterates as a dict does is copied without being asked; one with an __iter__ of its own is asked.
class OwnItems(dict):
    def __getitem__(self, k):
        raise KeyError("own", k)


class OwnIter(dict):
    def __iter__(self):
        return iter(["q"])

    def __getitem__(self, k):
        return f"item {k}"


class OwnKeys(dict):
    def keys(self):
        return ["k1"]

    def __getitem__(self, k):
        return f"item {k}"


class OwnGet(dict):
    def get(self, *args):
        return "got"


def call(**kwargs):
    return kwargs


def changed(d):
    own = {}
    own.update(d)
    own |= d
    return own


for C in (OwnItems, OwnIter, OwnKeys, OwnGet):
    d = C(a=1, b=2)
    print(C.__name__)
    for form in (
        lambda: dict(d), lambda: {**d}, lambda: {} | d, lambda: d | {}, lambda: call(**d), lambda: changed(d),
        lambda: dict(z=1, **d), lambda: d.copy(), lambda: list(d), lambda: d == {"a": 1, "b": 2},
    ):
        try:
            print(" ", form())
        except KeyError as e:
            print("  KeyError", e)
    match d:
        case {"a": x, **rest}:
            print("  matched", x, rest)

# expect-output:
# OwnItems
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'z': 1, 'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   ['a', 'b']
#   True
#   matched 1 {'b': 2}
# OwnIter
#   {'a': 'item a', 'b': 'item b'}
#   {'a': 'item a', 'b': 'item b'}
#   {'a': 'item a', 'b': 'item b'}
#   {'a': 'item a', 'b': 'item b'}
#   {'a': 'item a', 'b': 'item b'}
#   {'a': 'item a', 'b': 'item b'}
#   {'z': 1, 'a': 'item a', 'b': 'item b'}
#   {'a': 'item a', 'b': 'item b'}
#   ['q']
#   True
#   matched 1 {'b': 'item b'}
# OwnKeys
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'z': 1, 'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   ['a', 'b']
#   True
#   matched 1 {'b': 2}
# OwnGet
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   {'z': 1, 'a': 1, 'b': 2}
#   {'a': 1, 'b': 2}
#   ['a', 'b']
#   True
#   matched got {'b': 2}
