class Wave:
    def __init__(self, source):
        self.source = source

    def sample(self):
        return self.source.level() + 1  #~ polymorphic-method: "level" is called on 2 classes


class Low:
    def level(self):
        return 1


class High:
    def level(self):
        return 2


def both(n):
    waves = Wave(Low()), Wave(High())
    total = 0
    for i in range(n):
        total += waves[i % 2].sample()
    return total


def choose(n):
    low, high = Low(), High()
    total = 0
    for i in range(n):
        source = low if i % 3 else high
        total += source.level()  #~ polymorphic-method: "level" is called on 2 classes
    return total


print(both(2000), choose(2000))
