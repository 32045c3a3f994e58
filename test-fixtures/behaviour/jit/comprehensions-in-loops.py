# Comprehensions and generator expressions inside a hot loop.
def run(n, odd_one):
    total = 0
    for i in range(n):
        row = [j * i for j in range(5)]
        total += sum(row) + len({j % 2 for j in row})
        if i == 2000:
            row.append(odd_one)
        total += sum(x for x in row if x)
        lookup = {j: k for k, j in enumerate(row)}
        total += lookup.get(i, 0)
    return total


print(run(3000, 1), run(3000, 0.5), run(100, "never reached"))  # expect: 89977504 89977503.5 99253
try:
    run(3000, "x")
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'int' and 'str'


def nested(n):
    return sum(len([a for a in range(i % 7) if a in [b for b in range(3)]]) for i in range(n))


def closures(n):
    functions = [lambda x, i=i: x + i for i in range(n)]
    return sum(f(1) for f in functions), sum(f(0.5) for f in functions[:2])


print(nested(3000), closures(3000))  # expect: 6426 (4501500, 2.0)
x = "outer"
print([x for x in range(3000)][-1], x)  # expect: 2999 outer
