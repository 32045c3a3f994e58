class Counter:
    def __init__(self):
        self.count = 0

    def add(self, n):
        self.count += n


def run(counter):
    for i in range(4000):
        counter.add(i)
    return counter.count


print(run(Counter()))
