# How often hash and eq are asked, and collisions.
class Key:
    def __init__(self, name, hash_value):
        self.name, self.hash_value = name, hash_value

    def __hash__(self):
        log.append(f"h{self.name}")
        return self.hash_value

    def __eq__(self, other):
        log.append(f"{self.name}=={other.name}")
        return self.name == other.name


log = []
a, b, a2 = Key("a", 7), Key("b", 7), Key("a", 7)
d = {a: 1}
print(log)  # expect: ['ha']
log.clear()
d[b] = 2
print(log, len(d))  # expect: ['hb', 'a==b'] 2
log.clear()
print(d[a2], d[a], log)  # expect: 1 1 ['ha', 'a==a', 'ha']
log.clear()
print(b in d, d.get(Key("c", 8)), len({a, a2, b}))  # expect: True None 2


class Raises:
    def __hash__(self):
        raise ValueError("no hash")


try:
    d[Raises()]
except ValueError as error:
    print(error)  # expect: no hash
print({Key("x", 2**200 - 1): 1} != {}, hash(Key("y", 2**61)), [k.name for k in d])  # expect: True 2305843009213693952 ['a', 'b']
