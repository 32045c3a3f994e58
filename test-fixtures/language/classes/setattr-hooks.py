# __setattr__ and __delattr__ intercept every write, also in __init__.
class Guarded:
    def __init__(self):
        self.a = 1

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value * 10)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


g = Guarded()
g.b = 2
g.a += 1
print(g.a, g.b)
del g.b
print(vars(g))
g.__dict__["direct"] = 3
print(g.direct)
try:
    del g.nothing
except AttributeError as error:
    print(error)

# expect-output:
# set a 1
# set b 2
# set a 11
# 110 20
# del b
# {'a': 110}
# 3
# del nothing
# 'Guarded' object has no attribute 'nothing'
