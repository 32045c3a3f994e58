# 1, 1.0 and True are one key; the first form is kept.
d = {}
d[1] = "int"
d[1.0] = "float"
d[True] = "bool"
print(d, d[1], list(d)[0].__class__.__name__, len(d))  # expect: {1: 'bool'} bool int 1
d = {1.5: "a", 2.0: "b", 2**53: "c", float(2**53): "d"}
print(d, d[2], d[9007199254740992], d.get(2**53 + 1))  # expect: {1.5: 'a', 2.0: 'b', 9007199254740992: 'd'} b d None
nan = float("nan")
d = {nan: 1, 0.5: 2}
print(len(d), d[nan], d.get(0.25), nan in d)  # expect: 2 1 None True
print({0: 1}[-0.0], {-0.0: 1}, {0.0: "z", 0: "w"}, hash(-0.0) == hash(0))  # expect: 1 {-0.0: 1} {0.0: 'w'} True
print({10**30: 1}[10**30], {1e30: 2}.get(10**30), {float(10**30): 3}.get(1e30), {2**70: 1}[2.0**70])  # expect: 1 None 3 1
print({1, 1.0, True}, {True, 1}, {0, False, 0.0}, 1 in {True}, 1 + 0j in {1}, {"1": 1}.get(1))  # expect: {1} {True} {0} True True None
print({1: "a"} == {True: "a"}, {(1, 2.0): 1}[(True, 2)], [1, True, 1.0].count(1), [1.0].index(True))  # expect: True 1 3 0


class K:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return other == 1


print({1: "one"}[K()], K() in {True: 0}, {K(): "k"}[1.0])  # expect: one True k
