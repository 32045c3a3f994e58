def f(x):
    return x + """a
b"""

print(repr(f("1")))
