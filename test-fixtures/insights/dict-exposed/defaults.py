# A constructor that fills the instance by its dict; a method then works on the fields.
DEFAULTS = {"gain": 2, "offset": 1, "state": 0}


class Filter:
    def __init__(self, **changes):
        for name, value in DEFAULTS.items():
            self.__dict__.setdefault(name, value)  #~ dict-exposed: The dict of Filter is taken here
        for name in changes:
            setattr(self, name, changes[name])

    def feed(self, sample):
        self.state = (self.state + sample * self.gain + self.offset) % 1000
        return self.state


def run(made, samples):
    total = 0
    for sample in samples:
        total += made.feed(sample)
    return total


print(run(Filter(gain=3), range(1500)))
