# A hot generator is suspended in one regime and resumed in another.
def running(values):
    total = 0
    for value in values:
        total += value
        sent = yield total
        if sent is not None:
            total = sent


def feed():
    for i in range(3000):
        yield i
    yield 0.5
    yield 2**60
    yield "text"


g = running(feed())
last = None
try:
    while True:
        last = next(g)
except TypeError as error:
    print(last, error)  # expect: 1.1529215046113454e+18 unsupported operand type(s) for +=: 'float' and 'str'
g = running(range(3000))
for _ in range(1000):
    next(g)
print(g.send(10**20), next(g), g.send(-1.5), next(g))  # expect: 100000000000000001000 100000000000000002001 1000.5 2003.5
g.close()
many = [running(range(50)) for _ in range(100)]
print(sum(next(g) + next(g) + g.send(i) for i, g in enumerate(many)))  # expect: 5250
for g in many[:50]:
    g.send(0.25)
print(sum(next(g) for g in many))  # expect: 4337.5


def interleaved(n):
    a, b = running(range(n)), running(range(0, n * 2, 2))
    return sum(x - y for x, y in zip(b, a))


print(interleaved(3000))  # expect: 4499999500
