# Counters of the instance, and a class attribute that hides none of them: the class itself is never written.
class Counter:
    step = 1
    made = []

    def __init__(self):
        self.total = 0
        Counter.made.append(self)

    def bump(self):
        self.total += self.step
        return self.total


class Settings:
    verbose = False


def configure(settings, value):
    """Assigned on the instance, where it hides the class's."""
    settings.verbose = value
    return settings.verbose


def run(n):
    counters = [Counter() for _ in range(30)]
    for _ in range(n):
        for counter in counters:
            counter.bump()
    return sum(c.total for c in counters)


Settings.verbose = True
settings = Settings()
print(run(40), sum(configure(settings, i % 2 == 0) for i in range(600)), len(Counter.made))
