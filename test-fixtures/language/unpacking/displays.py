# Stars in displays, calls, returns and subscripts.
def pair(*items):
    return *items, "end"


a, d = [1, 2], {"k": 1}
print([*a, 3, *"bc"], (*a,), {*a, *a}, {**d, "k": 2, **{"z": 3}})  # expect: [1, 2, 3, 'b', 'c'] (1, 2) {1, 2} {'k': 2, 'z': 3}
print(pair(*a), [*range(3), *{"x": 1}])  # expect: (1, 2, 'end') [0, 1, 2, 'x']
print(*a, *[], sep="-")  # expect: 1-2
for item in *a, 9:
    print(item, end=";\n")  # expect: 1; | 2; | 9;
t = *a, *a
print(t, {**{}, **d} == d)  # expect: (1, 2, 1, 2) True
try:
    [*5]
except TypeError as error:
    print(error)  # expect: Value after * must be an iterable, not int
try:
    {**[1]}
except TypeError as error:
    print(error)  # expect: 'list' object is not a mapping


class Key:
    def __getitem__(self, key):
        return key


print(Key()[*a], Key()[*a, 5], Key()[1:2, *a])  # expect: (1, 2) (1, 2, 5) (slice(1, 2, None), 1, 2)
