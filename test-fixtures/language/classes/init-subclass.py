# __init_subclass__ with keywords; it is a class method without saying so.
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **options):
        super().__init_subclass__(**options)
        Plugin.registry[key or cls.__name__] = cls


class First(Plugin): ...
class Second(Plugin, key="2nd"): ...
class Third(First, key="3rd"): ...


print({key: cls.__name__ for key, cls in Plugin.registry.items()})  # expect: {'First': 'First', '2nd': 'Second', '3rd': 'Third'}
try:
    class Fourth(Plugin, colour="red"): ...
except TypeError as error:
    print(error)  # expect: Fourth.__init_subclass__() takes no keyword arguments
try:
    class Fifth(colour="red"): ...
except TypeError as error:
    print(error)  # expect: Fifth.__init_subclass__() takes no keyword arguments
print(type("Sixth", (Plugin,), {}, key="made").__name__, list(Plugin.registry)[-1])  # expect: Sixth made
