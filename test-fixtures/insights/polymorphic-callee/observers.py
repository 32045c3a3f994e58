# Callbacks out of a list, out of a dict by a method, and a key function given to a function of one's own.
def double(x):
    return x * 2


def negate(x):
    return -x


def shift(x):
    return x + 3


class Signal:
    def __init__(self):
        self.listeners = []

    def connect(self, listener):
        self.listeners.append(listener)

    def emit(self, value):
        return [listener(value) for listener in self.listeners]  #~ polymorphic-callee: 3 callees: double, negate and shift
#~              ^^^^^^^^^^^^^^^


def best(values, key):
    top = None
    for value in values:
        rank = key(value)  #~ polymorphic-callee: 2 callees
        if top is None or rank > top:
            top = rank
    return top


signal = Signal()
for listener in (double, negate, shift):
    signal.connect(listener)
print(sum(sum(signal.emit(i)) for i in range(300)), [best(range(40), key) for key in (double, negate) * 8][-1])
