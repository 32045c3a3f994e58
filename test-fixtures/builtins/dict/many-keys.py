# Larger dictionaries: growth, deletion of many, string and int keys mixed.
d = {}
for i in range(2000):
    d[i if i % 3 else str(i)] = i
for i in range(0, 2000, 2):
    d.pop(i, None)
print(len(d), sum(v for k, v in d.items() if isinstance(k, str)), list(d)[:6])  # expect: 1334 666333 ['0', 1, '3', 5, '6', 7]
for i in range(0, 2000, 4):
    d[i] = -i
print(len(d), list(d)[-3:], d[1], d["3"], d.get(2), d[4], 3 in d)  # expect: 1834 [1988, 1992, 1996] 1 3 None -4 False
words = "spam eggs spam ham eggs spam".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: -kv[1]))  # expect: {'spam': 3, 'eggs': 2, 'ham': 1} [('spam', 3), ('eggs', 2), ('ham', 1)]
grid = {(x, y): x * y for x in range(30) for y in range(30)}
print(len(grid), grid[29, 29], sum(grid.values()), (30, 0) in grid)  # expect: 900 841 189225 False
while d:
    d.popitem()
print(d, d.get(1))  # expect: {} None
