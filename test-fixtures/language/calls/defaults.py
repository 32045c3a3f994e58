# Defaults are evaluated once, at the definition, and shared.
def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1))  # expect: [1]
print(collect(2))  # expect: [1, 2]
print(collect(3, []))  # expect: [3]
print(collect.__defaults__)  # expect: ([1, 2],)

x = "before"


def late(value=x, *, key=[x]):
    return value, key


x = "after"
print(late())  # expect: ('before', ['before'])
late.__defaults__ = ("patched",)
late.__kwdefaults__ = {"key": "also"}
print(late())  # expect: ('patched', 'also')
late.__defaults__ = None
try:
    late()
except TypeError as error:
    print(error)  # expect: late() missing 1 required positional argument: 'value'
print([f() for f in [lambda i=i: i for i in range(3)]])  # expect: [0, 1, 2]
