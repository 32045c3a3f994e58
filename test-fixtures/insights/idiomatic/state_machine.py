"""A traffic light as a table of states."""
from enum import Enum, auto


class State(Enum):
    RED = auto()
    GREEN = auto()
    YELLOW = auto()


SECONDS = {State.RED: 30, State.GREEN: 25, State.YELLOW: 5}
FOLLOWING = {State.RED: State.GREEN, State.GREEN: State.YELLOW, State.YELLOW: State.RED}


class Light:
    def __init__(self):
        self.state = State.RED
        self.left = SECONDS[self.state]
        self.changes = 0

    def tick(self):
        self.left -= 1
        if self.left == 0:
            self.state = FOLLOWING[self.state]
            self.left = SECONDS[self.state]
            self.changes += 1

    def lets_through(self):
        return self.state is State.GREEN


class Crossing:
    def __init__(self, light):
        self.light = light
        self.waiting = 0
        self.passed = 0

    def second(self, arrivals):
        self.waiting += arrivals
        if self.light.lets_through() and self.waiting > 0:
            self.waiting -= 1
            self.passed += 1
        self.light.tick()


def arrivals(n):
    state = 3
    for _ in range(n):
        state = (state * 29 + 11) % 101
        yield 1 if state < 35 else 0


def main():
    crossing = Crossing(Light())
    for arriving in arrivals(900):
        crossing.second(arriving)
    print(crossing.passed, crossing.waiting, crossing.light.changes, crossing.light.state.name)


if __name__ == "__main__":
    main()
