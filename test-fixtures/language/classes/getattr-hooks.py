# __getattribute__ sees everything, __getattr__ what was not found; dunders bypass both.
class Traced:
    def __init__(self):
        self.real = 1

    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(f"no attribute {name!r}")
        return name.upper()

    def __len__(self):
        return 7


t = Traced()
print(t.real, t.other, t.secret)  # expect: 1 OTHER SECRET
print(hasattr(t, "no_way"), getattr(t, "no_way", "default"))  # expect: False default
print(len(t), t.__len__())  # expect: 7 7
t.__len__ = lambda: 99
print(len(t), t.__len__())  # expect: 7 99
try:
    t.no_thing
except AttributeError as error:
    print(error)  # expect: no attribute 'no_thing'
