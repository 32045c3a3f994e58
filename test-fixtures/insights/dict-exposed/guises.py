class State:
    def __init__(self):
        self.x = 0
        self.y = 0


def dump(state):
    return len(vars(state))  #~ dict-exposed: The dict of State is taken here
#~             ^^^^^^^^^^^


def move(state, n):
    for i in range(n):
        state.x = i
        state.y = i
    return state.x


class Model:
    def __init__(self, **fields):
        self.__dict__.update(fields)  #~ dict-exposed: The dict of Model is taken here

    def step(self, n):
        for i in range(n):
            self.speed = i
        return self.speed


class Copied:
    def __init__(self):
        self.hits = 0


def clone(source):
    made = Copied()
    made.__dict__.update(source.__dict__)  #~ dict-exposed: The dict of Copied #~ dict-exposed: The dict of Copied
    return made


def count(copied, n):
    for i in range(n):
        copied.hits = i
    return copied.hits


state = State()
print(dump(state), move(state, 900), Model(speed=1).step(900), count(clone(Copied()), 900))
