import sys

names = ["made%d" % i for i in range(20)]


def register(n):
    for i in range(n):
        globals()[names[i % 20]] = i  #~ globals-grow: Names are added to the module
#~      ^^^^^^^^^^^^^^^^^^^^^^^^
    return len(names)


def scratch(n):
    global temporary
    for i in range(n):
        temporary = i
        del temporary  #~ globals-grow: The global "temporary" is removed
    return n


def through_module(n):
    here = sys.modules[__name__].__dict__
    for i in range(n):
        here[names[i % 20]] = i  #~ globals-grow: Names are added to the module
    return n


print(register(700), scratch(700), through_module(700))
