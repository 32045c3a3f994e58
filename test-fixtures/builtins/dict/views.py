# Views are live; keys and items act as sets.
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys), "a" in keys, 2 in values, ("a", 1) in items, ("a", 2) in items)
print(keys & {"a", "z"}, sorted(keys | {"z"}), keys - {"a", "b"}, sorted(keys ^ {"a", "q"}), keys == {"a", "b", "c"}, keys >= {"a"}, items & {("a", 1)})
print(list(reversed(values)), keys.isdisjoint({"z"}), values == d.values(), keys == d.keys(), keys.mapping["a"])
print([k for k in d], [v for v in d.values()], [(k, v) for k, v in d.items()], sorted(d, key=d.get, reverse=True), max(d, key=d.get))
try:
    keys["a"]
except TypeError as error:
    print(error)
try:
    d.keys().add("x")
except AttributeError as error:
    print(error)
print(repr(iter(d)).split(" ")[0], type(d.items()).__name__, *d, {**d})

# expect-output:
# dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True False
# {'a'} ['a', 'b', 'c', 'z'] {'c'} ['b', 'c', 'q'] True True {('a', 1)}
# [3, 2, 1] True False True 1
# ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] ['c', 'b', 'a'] c
# 'dict_keys' object is not subscriptable
# 'dict_keys' object has no attribute 'add'
# <dict_keyiterator dict_items a b c {'a': 1, 'b': 2, 'c': 3}
