"""Keys and values that are unpacked at once are not taken for items."""
d = {'ab': [1, 2], 'cd': [3, 4], 'ef': (5, 6)}


def unpacked():
    return [(a, b) for a, b in d.values()], [(a, b) for a, b in d], [(a, b) for a, b in d.keys()], [(a, b) for a, b in reversed(d.values())]


for _ in range(3):
    out = unpacked()
print(out)
print([k + str(v) for k, v in d.items()], [a for (a, b), c in zip(d, d.values())], sum([n for n, _ in d.values()]))
for key, (a, b) in d.items():
    print(key, a, b)
for i, (a, b) in enumerate(d.values()):
    print(i, a, b)
for _ in range(400):
    for a, b in d.values():
        a + b
    for a, b in d:
        a + b
print(a, b)

# expect-output:
# ([(1, 2), (3, 4), (5, 6)], [('a', 'b'), ('c', 'd'), ('e', 'f')], [('a', 'b'), ('c', 'd'), ('e', 'f')], [(5, 6), (3, 4), (1, 2)])
# ['ab[1, 2]', 'cd[3, 4]', 'ef(5, 6)'] ['a', 'c', 'e'] 9
# ab 1 2
# cd 3 4
# ef 5 6
# 0 1 2
# 1 3 4
# 2 5 6
# e f
