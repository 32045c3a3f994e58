class State:
    def __init__(self, x):
        self.x = x
        self.y = 0


def report(states):
    """Taken once the work is done: nothing is stored afterwards."""
    total = 0
    for state in states:
        total += len(vars(state))
    return total


def work(states):
    for state in states:
        for i in range(20):
            state.x = i
            state.y = i


def read_only(state, n):
    total = 0
    table = state.__dict__
    for _ in range(n):
        total += table["x"]
    return total


states = [State(i) for i in range(60)]
work(states)
print(report(states), read_only(State(1), 900))
