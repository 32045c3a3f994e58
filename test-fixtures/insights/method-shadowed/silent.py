class Handler:
    limit = 3

    def __init__(self, callback):
        self.callback = callback
        self.limit = 4

    def handle(self, x):
        return self.callback(x) + self.limit


def add(x):
    return x + 1


class Louder(Handler):
    def handle(self, x):
        return x


def run(handler, n):
    total = 0
    for i in range(n):
        total += handler.handle(i)
    return total


def run_louder(handler, n):
    total = 0
    for i in range(n):
        total += handler.handle(i)
    return total


print(run(Handler(add), 1500), run_louder(Louder(add), 1000))
