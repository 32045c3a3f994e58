# A series whose next value comes from the last two, in a generator and in a class.
def fibonacci(n):
    values = [0, 1]
    while len(values) < n:
        values.append((values[-1] + values[-2]) % 1000)  #~ negative-index: at -1  #~ negative-index: at -2
        yield values[-1]  #~ negative-index: at -1


def decayed(weights, steps):
    """The window is as long as ever: its last two items are renewed in place."""
    while steps > 0:
        weights[0] = (weights[-1] + weights[-2]) % 997  #~ negative-index: at -1  #~ negative-index: at -2
        weights[1] += steps
        steps -= 1
    return weights[0]


class History:
    def __init__(self):
        self.entries = [(0, 0)]

    def record(self, value):
        step, total = self.entries[-1]  #~ negative-index: A list is read at -1
        self.entries.append((step + 1, total + value))


def recorded(values):
    history = History()
    for value in values:
        history.record(value)
    return history.entries.pop()


print(recorded(fibonacci(500)), decayed([1, 2, 3, 4], 400))
