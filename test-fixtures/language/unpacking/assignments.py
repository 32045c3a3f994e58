# Targets on the left: nested, starred, attributes, subscripts; right side first.
class Holder: ...


h, d = Holder(), {}
a, b = 1, 2
a, b = b, a
print(a, b)  # expect: 2 1
(c, [d1, *e]), f = (1, "xyz"), 2
print(c, d1, e, f)  # expect: 1 x ['y', 'z'] 2
h.x, d["k"], *h.rest = range(5)
print(h.x, d, h.rest)  # expect: 0 {'k': 1} [2, 3, 4]
*init, last = "abc"
first, *middle, end = [1, 2]
print(init, last, first, middle, end)  # expect: ['a', 'b'] c 1 [] 2
x = y = z = []
x.append(1)
print(y, z is x)  # expect: [1] True
i, values = 0, [10, 20, 30]
i, values[i] = 1, "set"
print(values, i)  # expect: [10, 'set', 30] 1
for (p, q), *r in [((1, 2), 3, 4), ((5, 6),)]:
    print(p, q, r)  # expect: 1 2 [3, 4] | 5 6 []
[] = ()
() = []
