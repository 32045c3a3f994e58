# None from the constructor is initialisation.
class Lazy:
    def __init__(self, n):
        self.n = n
        self.total = None

    def compute(self):
        if self.total is None:
            self.total = self.n * 2
        return self.total


def run(items):
    sum = 0
    for item in items:
        sum += item.compute() + item.compute()
    return sum


print(run([Lazy(i) for i in range(2000)]))
