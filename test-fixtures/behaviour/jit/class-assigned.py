# `__class__` of objects in a hot loop is reassigned, also by the method that runs.
class Red:
    weight = 1

    def __init__(self, n):
        self.n = n

    def step(self):
        self.n -= 1
        if self.n == 0:
            self.__class__ = Blue
        return self.weight


class Blue(Red):
    weight = 100

    def step(self):
        return self.weight + self.n


def run(item, n):
    result = 0
    for _ in range(n):
        result += item.step()
    return result


print(run(Red(5000), 3000), run(Red(1000), 3000))  # expect: 3000 201099
mixed = [Red(10**6) for _ in range(100)]
print(sum(run(item, 50) for item in mixed))  # expect: 5000
for item in mixed[::2]:
    item.__class__ = Blue
print(sum(run(item, 2) for item in mixed), {type(item).__name__ for item in mixed} == {"Red", "Blue"})  # expect: 100005100 True
item = Red(3)
print([item.step() for _ in range(5)], type(item).__name__, item.weight)  # expect: [1, 1, 100, 100, 100] Blue 100
