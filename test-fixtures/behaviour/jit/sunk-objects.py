# Short-lived objects that need not exist, until one escapes or fails.
class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def swapped(self):
        return Pair(self.b, self.a)


kept = []


def run(n, keep_at, odd):
    total = 0
    for i in range(n):
        p = Pair(i, 1).swapped()
        if i == keep_at:
            kept.append(p)
            p.b = odd
        t = (p.a, p.b)
        total += t[0] + t[1]
    return total


print(run(3000, -1, 0), run(3000, 2000, 0.5), kept[-1].b, kept[-1].a)  # expect: 4501500 4499500.5 0.5 1
try:
    run(3000, 2500, None)
except TypeError as error:
    print(error, kept[-1].b)  # expect: unsupported operand type(s) for +: 'int' and 'NoneType' None
print(len(kept), kept[0] is not kept[1])  # expect: 2 True


def identity(n):
    same = 0
    for i in range(n):
        p = Pair(i, i)
        q = p
        r = [p]
        if q is r[0] and p is q:
            same += 1
        if i == n - 1:
            return same, q is p, q is r[0], r


count, first, second, held = identity(3000)
print(count, first, second, held[0].a)  # expect: 3000 True True 2999


def bound(n):
    total = 0
    for i in range(n):
        m = Pair(i, 2).swapped
        total += m().a
    return total, m.__self__.a, m() is m()


print(bound(3000))  # expect: (6000, 2999, False)
