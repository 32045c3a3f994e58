# Subclasses of built-in types keep their storage and add attributes.
class Names(list):
    def first(self):
        return self[0]

    def __getitem__(self, index):
        value = super().__getitem__(index)
        return value.title() if isinstance(value, str) else value


class Defaults(dict):
    def __missing__(self, key):
        self[key] = value = f"<{key}>"
        return value


class Text(str):
    def shout(self):
        return Text(self.upper() + "!")


n = Names(["ada", "grace"])
n.note = "people"
print(n.first(), n[1], list(n), n.note, len(n), n == ["ada", "grace"])  # expect: Ada Grace ['ada', 'grace'] people 2 True
d = Defaults(a=1)
print(d["a"], d["b"], d.get("c"), dict(d), "b" in d)  # expect: 1 <b> None {'a': 1, 'b': '<b>'} True
t = Text("hey")
print(t.shout(), type(t.upper()).__name__, isinstance(t.shout(), Text), hash(t) == hash("hey"))  # expect: HEY! str True True
print(type(n + ["x"]).__name__, type(n[:1]).__name__)  # expect: list list


class Count(int):
    def __repr__(self):
        return f"Count({int(self)})"

    def __add__(self, other):
        return Count(int(self) + other)


print(Count(3) + 4, 4 + Count(3), [Count(1)], sum([Count(1), Count(2)], Count(0)))  # expect: Count(7) 7 [Count(1)] Count(3)
