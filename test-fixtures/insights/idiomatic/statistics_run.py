"""Running statistics of a series of floats."""
from math import sqrt


class Running:
    def __init__(self):
        self.count = 0
        self.mean = 0.0
        self.spread = 0.0
        self.low = float("inf")
        self.high = float("-inf")

    def add(self, value):
        self.count += 1
        step = value - self.mean
        self.mean += step / float(self.count)
        self.spread += step * (value - self.mean)
        if value < self.low:
            self.low = value
        if value > self.high:
            self.high = value

    def deviation(self):
        return sqrt(self.spread / float(self.count - 1)) if self.count > 1 else 0.0


class Histogram:
    def __init__(self, low, high, bins):
        self.low = low
        self.width = (high - low) / float(bins)
        self.counts = [0] * bins

    def add(self, value):
        place = int((value - self.low) / self.width)
        self.counts[min(max(place, 0), len(self.counts) - 1)] += 1


def series(n):
    state = 12345
    values = []
    for _ in range(n):
        state = (state * 75 + 74) % 65537
        values.append(float(state) / 65537.0)
    return values


def main():
    running = Running()
    histogram = Histogram(0.0, 1.0, 10)
    for value in series(1200):
        running.add(value)
        histogram.add(value)
    print(running.count, round(running.mean, 4), round(running.deviation(), 4))
    print(sum(histogram.counts), min(histogram.counts) > 50)


if __name__ == "__main__":
    main()
