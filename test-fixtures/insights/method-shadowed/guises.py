class Handler:
    def handle(self, x):
        return x + 1


def special(x):
    return x + 2


def run(handlers):
    total = 0
    for handler in handlers:
        total += handler.handle(1)  #~ polymorphic-attribute < method-shadowed
    return total


def shadow(handlers):
    for handler in handlers[::2]:
        handler.handle = special  #~ method-shadowed: hides the method Handler.handle
#~      ^^^^^^^^^^^^^^
    return handlers


class Timer:
    def __init__(self, fast):
        if fast:
            self.tick = self.quick  #~ method-shadowed: hides the method Timer.tick

    def tick(self):
        return 1

    def quick(self):
        return 2


def ticks(timer, n):
    total = 0
    for _ in range(n):
        total += timer.tick()
    return total


class Mock:
    def send(self, data):
        return data


def patched(n):
    mock = Mock()
    mock.send = lambda data: data + 1  #~ method-shadowed: hides the method Mock.send
    total = 0
    for i in range(n):
        total += mock.send(i)
    return total


print(run(shadow([Handler() for _ in range(900)])), ticks(Timer(True), 900), patched(900))
