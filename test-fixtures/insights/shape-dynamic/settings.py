# Options are set one by one under the names that a text gives: in a method, and through a loop over keywords.
class Options:
    def load(self, lines):
        for line in lines:
            name, value = line.split("=")
            setattr(self, name, int(value))  #~ shape-dynamic: setattr with a computed name
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        return self


class Event:
    def __init__(self, **fields):
        for name in fields:
            setattr(self, "on_" + name, fields[name])  #~ shape-dynamic: setattr with a computed name


lines = ["width=80", "height=25", "depth=3"]
loaded = [Options().load(lines) for _ in range(150)]
events = [Event(click=i, key=2) for i in range(200)]
print(sum(options.width for options in loaded), sum(event.on_click for event in events))
