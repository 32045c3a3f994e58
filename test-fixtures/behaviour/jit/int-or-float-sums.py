# A sum that starts as an int and goes on as a float: unboxed, and still an int when nothing was added.
def total(rows):
    out = []
    for row in rows:
        s = 0
        for x, w in zip(row, (0.5, 1, 2.0)):
            s += x * w
        out.append(s)
    return out
def spread(values):
    low = high = 0
    for v in values:
        low = min(low, v)
        high = max(high, v, -1)
    return low, high
for _ in range(300): r = total([[1.5, 2, 3], [], [4], [1, 2], [2.5]])
print(r, [type(x).__name__ for x in r])
for _ in range(300): total([[1, 2, 3]] * 2)
print(total([[1, 2, 3], [], [True, 2 ** 70, 1.0]]), total([['a']]) if False else None)
def late(n):
    s = 0
    for i in range(n):
        if i > 3: s += 0.25
        else: s += 1
    return s
for _ in range(300): late(2); late(8)
print(late(0), late(2), late(5), late(8), repr(late(4)))
for _ in range(200): spread([1, 2, 3, -4]); spread([0.5, 2, -1.5])
print(spread([1, 2.0, 2]), spread([True, False]), spread([-0.0, 0]), spread([10 ** 20, -10 ** 20]))
try: spread(['a'])
except TypeError as e: print(e)
def mixed(a, b): return a * b + a - b
for _ in range(300): mixed(2, 3); mixed(2.5, 1.5); mixed(2, 0.5)
print(mixed(2, 3), mixed(2.5, 2.5), mixed(2, 2.5), mixed(10 ** 17, 10 ** 17), mixed(-0.0, 0.0), mixed(0, -1.5))

# expect-output:
# [8.75, 0, 2.0, 2.5, 1.25] ['float', 'int', 'float', 'float', 'float']
# [8.5, 0, 1.1805916207174113e+21] None
# 0 2 4.25 5.0 4
# (0, 2.0) (0, True) (0, 0) (-100000000000000000000, 100000000000000000000)
# '<' not supported between instances of 'str' and 'int'
# 5 6.25 4.5 10000000000000000000000000000000000 -0.0 1.5
