# List iteration goes by index: it sees appends and skips after removals.
a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
    print(x, a)  # expect: 1 [1, 2, 3, 4] | 2 [1, 3, 4] | 4 [1, 3, 4]
b = [1]
for x in b:
    if len(b) < 5:
        b.append(x * 2)
print(b)  # expect: [1, 2, 4, 8, 16]
it = iter([1, 2])
print(list(it), list(it), next(it, "end"))  # expect: [1, 2] [] end
c = [1, 2]
i = iter(c)
print(next(i), next(i), next(i, "exhausted"))  # expect: 1 2 exhausted
c.append(3)
print(next(i, "stays exhausted"))  # expect: stays exhausted
r = reversed(c)
c.append(4)
print(list(r), i.__length_hint__())  # expect: [3, 2, 1] 0
d = [0, 0, 0]
for d[1] in range(3):
    pass
print(d)  # expect: [0, 2, 0]
for i, v in enumerate(d):
    d[i] = v + i
print(d, [*zip(d, iter(d[1:]))])  # expect: [0, 3, 2] [(0, 3), (3, 2)]
