# An instance attribute begins to hide a method, and stops again.
class Counter:
    def __init__(self):
        self.n = 0

    def up(self):
        self.n += 1
        return self.n


def run(counter, n):
    for _ in range(n):
        value = counter.up()
    return value


c = Counter()
print(run(c, 3000))  # expect: 3000
c.up = lambda: "shadowed"
print(run(c, 5), c.n)  # expect: shadowed 3000
del c.up
print(run(c, 1000))  # expect: 4000
d = Counter()
d.up = c.up
print(run(d, 10), c.n, d.n)  # expect: 4010 4010 0


class SelfShadowing(Counter):
    def up(self):
        result = super().up()
        if result == 2000:
            self.up = self.replaced
        return result

    def replaced(self):
        self.n += 100
        return self.n


print(run(SelfShadowing(), 3000))  # expect: 102000
Counter.n = "class value"
print(run(Counter(), 3))  # expect: 3
