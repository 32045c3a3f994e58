# A filter is warmed up with ints, and then used for floats: the sum that was compiled for ints is left.
class Average:
    def __init__(self):
        self.count = 0

    def smooth(self, old, new):
        self.count += 1
        return old + new  #~ deopt: expected int


def run(average, values):
    last = values[0]
    for value in values:
        average.smooth(last, value)
        last = value
    return average.count


average = Average()
print(run(average, list(range(1500))), run(average, [0.5] * 40))
