# Several for and if clauses, in the order of nested loops.
print([(a, b) for a in range(3) for b in range(a)])  # expect: [(1, 0), (2, 0), (2, 1)]
print([a for a in range(20) if a % 2 if a % 3 == 0])  # expect: [3, 9, 15]
print([b for a in [[1, 2], [3]] if len(a) > 1 for b in a])  # expect: [1, 2]
print({a % 3 for a in range(10)}, {a: a * a for a in range(3)})  # expect: {0, 1, 2} {0: 0, 1: 1, 2: 4}
print({"k": i for i in range(3)})  # expect: {'k': 2}
print([x for x in (lambda: [1, 2])()], [*[y for y in "ab"], *"c"])  # expect: [1, 2] ['a', 'b', 'c']
print(sum(len(w) for w in "the quick fox".split() if "q" not in w))  # expect: 6
print([(i, j) for i in range(2) for j in [i * 10, i]], [z for z in range(3) if (z, z)])  # expect: [(0, 0), (0, 0), (1, 10), (1, 1)] [0, 1, 2]
print([a if a else -1 for a in [0, 1]], [*map(str, [v for v in (1, 2)])])  # expect: [-1, 1] ['1', '2']
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])  # expect: [[1, 4], [2, 5], [3, 6]]
print([w for w in ["a", "b"] for w in w + "!"])  # expect: ['a', '!', 'b', '!']
