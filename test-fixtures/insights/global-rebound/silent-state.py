# State in an object, in a closure and in a container that stays the same; a global set now and then.
class State:
    def __init__(self):
        self.position = 0


state = State()
counts = {}
mode = "idle"


def advance():
    state.position += 1
    return state.position


def counter():
    n = 0

    def count():
        nonlocal n
        n += 1
        return n

    return count


def switch(step):
    global mode
    if step % 300 == 0:
        mode = "busy" if mode == "idle" else "idle"
    counts[mode] = counts.get(mode, 0) + 1


def run(n):
    count = counter()
    for step in range(n):
        advance()
        switch(step)
    return sum(count() for _ in range(n))


print(run(900), state.position, counts)
