# A function too long to compile as one piece.
SOURCE = ["def long(x):", "    total = 0"]
for k in range(600):
    SOURCE.append(f"    if x % {k + 2} == 0:")
    SOURCE.append(f"        total += x * {k} - {k * 7}")
    SOURCE.append(f"    elif x > {k * 3}: total ^= {k}")
SOURCE.append("    return total")
space = {}
exec("\n".join(SOURCE), space)
long = space["long"]
print(sum(long(i) for i in range(100)), long(2520), long(2**60))  # expect: -818804 10110158 1157533190625274357088
try:
    long("x" * 3)
except TypeError as error:
    print(error)  # expect: not all arguments converted during string formatting
print(long(7.5))  # expect: 3

wide = "def wide(" + ", ".join(f"a{i}=1" for i in range(200)) + "):\n    return " + " + ".join(f"a{i}" for i in range(200))
exec(wide, space)
print(sum(space["wide"](i) for i in range(300)), space["wide"](a150=0.5), space["wide"](*range(200)))  # expect: 104550 199.5 19900
deep = "x"
for k in range(60):
    deep = f"({deep} + {k})"
exec(f"def deep(x):\n    for i in range(3000):\n        y = {deep}\n    return y", space)
print(space["deep"](1), space["deep"](0.5))  # expect: 1771 1770.5
