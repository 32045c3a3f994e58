# Insertion order, through updates, deletions and re-insertion.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), list(reversed(d)))
del d["b"]
d["b"] = 20
print(d, d.popitem(), d.pop("a"), d.pop("zz", "default"), d)
d.update({"x": 1}, y=2)
d.update([("z", 3), ("c", 30)])
print(d, d.setdefault("c", 0), d.setdefault("new", []), d | {"x": 9}, {"first": 0} | d)
d |= [("p", 5)]
print(d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict([(1, 2)], k=3), dict(zip("ab", range(2))))
print({1: "a", 1.0: "b", True: "c"}, {0: "x", False: "y", 0.0: "z", -0.0: "w"})
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [], {1: 2} != {1: 2.0}, d.copy() == d, d.copy() is d)
for action in (lambda: {}["k"], lambda: {}.popitem(), lambda: {}.pop("k"), lambda: {[]: 1}, lambda: {1: 2}[[]], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: {} < {}, lambda: {(1, []): 2}):
    try:
        print(action())
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)

# expect-output:
# {'b': 10, 'a': 2, 'c': 3} ['b', 'a', 'c'] ['c', 'a', 'b']
# {'c': 3} ('b', 20) 2 default {'c': 3}
# {'c': 30, 'x': 1, 'y': 2, 'z': 3, 'new': []} 30 [] {'c': 30, 'x': 9, 'y': 2, 'z': 3, 'new': []} {'first': 0, 'c': 30, 'x': 1, 'y': 2, 'z': 3, 'new': []}
# {'c': 30, 'x': 1, 'y': 2, 'z': 3, 'new': [], 'p': 5} {'a': None, 'b': None} {1: 0, 2: 0} {1: 2, 'k': 3} {'a': 0, 'b': 1}
# {1: 'c'} {0: 'w'}
# True False False True False
# KeyError 'k'
# KeyError 'popitem(): dictionary is empty'
# KeyError 'k'
# TypeError unhashable type: 'list'
# TypeError unhashable type: 'list'
# TypeError cannot convert dictionary update sequence element #0 to a sequence
# ValueError dictionary update sequence element #0 has length 3; 2 is required
# TypeError 'int' object is not iterable
# TypeError '<' not supported between instances of 'dict' and 'dict'
# TypeError unhashable type: 'list'
