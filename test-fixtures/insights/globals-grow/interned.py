# Symbols of a small language, kept as globals of the module: a function, a method and setattr-like writes.
def intern(names):
    for name in names:
        globals()["SYM_" + name] = len(name)  #~ globals-grow: Names are added to the module
#~      ^^^^^^^^^^^^^^^^^^^^^^^^
    return len(globals())


class Scope:
    def __init__(self):
        self.space = globals()

    def fill(self, names):
        space = globals()
        for name in names:
            space[name] = name  #~ globals-grow: Names are added to the module


words = ["w%d" % (i % 40) for i in range(600)]
Scope().fill(words)
print(intern(words) > 80)
