# The first iterable of a generator expression is evaluated at once, the rest late.
def source(name, n):
    print("source", name)
    return range(n)


g = (x * y for x in source("outer", 2) for y in source("inner", 2))
print("made")
print(list(g))
try:
    bad = (x for x in 5)
except TypeError as error:
    print(error)
n = 10
lazy = (x + n for x in range(3) if x != n)
n = 2
print(list(lazy))
print(sum(i for i in range(5)), max((len(w), w) for w in ["a", "bbb", "cc"]))
print(type(lazy).__name__, lazy.__name__, any(x > 2 for x in iter([1, 3, "never compared"])))
nested = ((a, b) for a in "xy" for b in range(2) if b or a == "x")
print(list(nested))

# expect-output:
# source outer
# made
# source inner
# source inner
# [0, 0, 0, 1]
# 'int' object is not iterable
# [2, 3]
# 10 (3, 'bbb')
# generator <genexpr> True
# [('x', 0), ('x', 1), ('y', 1)]
