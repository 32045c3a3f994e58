# An encoder that walks nested data: a generator, a method and tests that return at once.
class Encoder:
    def __init__(self):
        self.depth = 0

    def encode(self, value):
        if isinstance(value, str):  #~ isinstance-chain: 4 type tests in a row on "value"
#~         ^^^^^^^^^^^^^^^^^^^^^^
            return '"' + value + '"'
        elif isinstance(value, bool):
            return "true" if value else "false"
        elif isinstance(value, (int, float)):
            return str(value)
        elif isinstance(value, list):
            return "[" + ",".join([self.encode(item) for item in value]) + "]"
        return "null"


def flatten(items):
    for item in items:
        kind = type(item)
        if type(item) == list:  #~ isinstance-chain: 3 type tests in a row on "item"
            yield from flatten(item)
        elif type(item) == tuple:
            yield len(item)
        elif type(item) == dict:
            yield from item.values()
        else:
            yield 1


data = [["a", 1, 2.5, True, None], ["b", [3, False], None]]
encoder = Encoder()
print(sum(len(encoder.encode(data)) for _ in range(80)), sum(flatten([[1], (2, 3), {"a": 4}, 5] * 200)))
