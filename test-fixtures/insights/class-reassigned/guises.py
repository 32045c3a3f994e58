class Open:
    def __init__(self):
        self.reads = 0

    def read(self):
        self.reads += 1
        return self.reads

    def close(self):
        self.__class__ = Closed  #~ class-reassigned: The class of Open objects is replaced
#~      ^^^^^^^^^^^^^^


class Closed(Open):
    def read(self):
        return 0

    def reopen(self):
        self.__class__ = Open  #~ class-reassigned: The class of Closed objects is replaced


def toggle(n):
    total = 0
    file = Open()
    for _ in range(n):
        total += file.read()
        file.close()
        total += file.read()
        file.reopen()
    return total


class Raw:
    def __init__(self, x):
        self.x = x


class Checked(Raw):
    pass


def check(items):
    for item in items:
        item.__class__ = Checked  #~ class-reassigned: The class of Raw objects is replaced
    return len(items)


print(toggle(300), check([Raw(i) for i in range(900)]))
