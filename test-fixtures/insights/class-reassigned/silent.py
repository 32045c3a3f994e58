class Open:
    def __init__(self):
        self.is_open = True
        self.reads = 0

    def read(self):
        self.reads += 1
        return self.reads if self.is_open else 0


def toggle(n):
    total = 0
    file = Open()
    for i in range(n):
        file.is_open = i % 2 == 0
        total += file.read()
    return total


class Other(Open):
    pass


def once():
    file = Open()
    file.__class__ = Other
    return file.read()


def asks(items):
    total = 0
    for item in items:
        if item.__class__ is Open:
            total += 1
    return total


print(toggle(2000), once(), asks([Open() for _ in range(1000)]))
