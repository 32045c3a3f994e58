# Generators that a native drains are built into the call in compiled code. Whatever an item, the body or the native does,
# it is as if the generator ran: results, exceptions with their tracebacks, frames, and what happens in which order.
import sys
import traceback


class Loud:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"Loud({self.v})"

    def __bool__(self):
        if self.v == "bad":
            raise ValueError("no truth")
        log.append(("bool", self.v))
        return bool(self.v)

    def __lt__(self, o):
        log.append(("lt", self.v, o.v))
        return self.v < o.v

    def __gt__(self, o):
        log.append(("gt", self.v, o.v))
        return self.v > o.v

    def __radd__(self, o):
        log.append(("radd", o))
        return o + self.v


log = []


def anyone(l): return any(x > 3 for x in l)
def everyone(l): return all(x for x in l)
def total(l, k): return sum(x * k for x in l if x != 7)
def least(l): return min(x for x in l)
def most(l): return max(-x for x in l)
def listed(l): return list(x + 1 for x in l)
def tupled(l): return tuple(x + 1 for x in l)
def ordered(l): return sorted(-x for x in l)
def joined(l): return "-".join(str(x) for x in l)
def nested(l): return sum(sum(x * y for y in l) for x in l)


def counting(n):
    i = 0
    while i < n:
        yield i
        if i % 3 == 0:
            yield -i
        i += 1


def drained(n): return sum(counting(n)), max(counting(n + 1)), list(counting(3))


plain = [anyone, everyone, least, most, listed, tupled, ordered, joined, nested]
for _ in range(60):
    for f in plain:
        f([1, 2, 3])
    total([1, 2, 7], 3)
    drained(5)

print([f([4, 0, 2]) for f in plain], total([1, 7, 2], 5), drained(7))


def attempt(f, *args):
    try:
        result = f(*args)
    except Exception as e:
        names = [(t.name, t.lineno) for t in traceback.extract_tb(e.__traceback__)][1:]
        result = type(e).__name__, str(e), names, type(e.__cause__).__name__
    print(f.__name__, result, log)
    log.clear()


# items of other kinds: the guess breaks in the midst of it
for f in plain:
    attempt(f, [1, 2, 2.5, 2**70, True])
    attempt(f, [])
    attempt(f, [1, None, 2])
    attempt(f, (1, 2, 3))
    attempt(f, iter([5, 6]))
attempt(total, [1, 2, 0.1, 0.2, 0.3], 1)
attempt(total, [2**52, 2**52, 5, 2**53], 1)
attempt(total, [1, "a"], 2)
attempt(total, [1, 2, 3], 0.5)
attempt(total, [1, Loud(3), 2], 1)

# what the native asks of items may run Python, and raise in the native
attempt(everyone, [Loud(1), Loud(2), Loud(0), Loud(5)])
attempt(everyone, [Loud(1), Loud("bad"), Loud(0)])
attempt(least, [Loud(2), Loud(1), Loud(3)])
attempt(least, [1, "a"])


# the body raises: its own frame is in the traceback, StopIteration does not end it quietly
def fails(l): return sum(10 // x for x in l)
def stops(l): return sum(next(iter(x)) for x in l)
def inner_frame(l): return [sys._getframe(1).f_code.co_name, sum(len(sys._getframe().f_code.co_name) for x in l)]


for _ in range(60):
    fails([1, 2]), stops([[1], [2]]), inner_frame([1])
attempt(fails, [1, 0, 2])
attempt(stops, [[1], [], [2]])
attempt(inner_frame, [1, 2])


# order of what happens, and where it ends
def noisy(l):
    for x in l:
        log.append(("made", x))
        yield x
    log.append("end")


def first(l): return any(noisy(l))
def every(l): return all(noisy(l))
def gather(l): return list(noisy(l))
def biggest(l): return max(noisy(l))


for _ in range(60):
    first([0, 1]), every([1, 1]), gather([1, 2]), biggest([1, 2])
log.clear()
for f in (first, every, gather, biggest):
    for l in ([0, 2, 0, 3], [1, 0, 1], [], [0.5, Loud(1), 2], [[], [1]]):
        attempt(f, l)


# a variable that holds the generator can still be asked
def kept(l):
    g = (x for x in l)
    return any(g), next(g, "none"), list(g)


def twice(l):
    g = noisy(l)
    return sum(g), sum(g)


# variables of the function around, written between
def around(l):
    k = 1
    def bump():
        nonlocal k
        k += 1
        return k
    return sum(k * x + bump() for x in l), k


for _ in range(60):
    kept([0, 1, 2]), twice([1, 2]), around([1, 2])
log.clear()
print(kept([0, 1, 2, 3]), twice([1, 2]), around([1, 2, 3]), around([1, 2.5, 3]))


# recursion through the generator, deep and with changes of what was assumed on the way
def tree(n): return 1 + sum(tree(i) for i in range(n))


for _ in range(8):
    tree(5)
print(tree(9))


def deep(n): return n if n == 0 else max(deep(i) for i in (n - 1,)) + 1


print(deep(30), deep(200))
step = lambda x: x + 1


def stepped(l): return list(step(x) for x in l)


def change(x):
    global step
    if x == 2:
        step = lambda x: x * 100
    return step


def changing(l): return [sum(change(x)(x) for x in l), any(change(x)(x) < 0 for x in l)]


for _ in range(60):
    stepped([1, 2]), changing([1, 1])
print(changing([1, 2, 3]), stepped([1, 2]))

# expect-output:
# [True, False, 0, 0, [5, 1, 3], (5, 1, 3), [-4, -2, 0], '4-0-2', 36] 15 (12, 7, [0, 0, 1, 2])
# anyone True []
# anyone False []
# anyone ('TypeError', "'>' not supported between instances of 'NoneType' and 'int'", [('anyone', 36), ('<genexpr>', 36)], 'NoneType') []
# anyone False []
# anyone True []
# everyone True []
# everyone True []
# everyone False []
# everyone True []
# everyone True []
# least 1 []
# least ('ValueError', 'min() iterable argument is empty', [('least', 39)], 'NoneType') []
# least ('TypeError', "'<' not supported between instances of 'NoneType' and 'int'", [('least', 39)], 'NoneType') []
# least 1 []
# least 5 []
# most -1 []
# most ('ValueError', 'max() iterable argument is empty', [('most', 40)], 'NoneType') []
# most ('TypeError', "bad operand type for unary -: 'NoneType'", [('most', 40), ('<genexpr>', 40)], 'NoneType') []
# most -1 []
# most -5 []
# listed [2, 3, 3.5, 1180591620717411303425, 2] []
# listed [] []
# listed ('TypeError', "unsupported operand type(s) for +: 'NoneType' and 'int'", [('listed', 41), ('<genexpr>', 41)], 'NoneType') []
# listed [2, 3, 4] []
# listed [6, 7] []
# tupled (2, 3, 3.5, 1180591620717411303425, 2) []
# tupled () []
# tupled ('TypeError', "unsupported operand type(s) for +: 'NoneType' and 'int'", [('tupled', 42), ('<genexpr>', 42)], 'NoneType') []
# tupled (2, 3, 4) []
# tupled (6, 7) []
# ordered [-1180591620717411303424, -2.5, -2, -1, -1] []
# ordered [] []
# ordered ('TypeError', "bad operand type for unary -: 'NoneType'", [('ordered', 43), ('<genexpr>', 43)], 'NoneType') []
# ordered [-3, -2, -1] []
# ordered [-6, -5] []
# joined 1-2-2.5-1180591620717411303424-True []
# joined  []
# joined 1-None-2 []
# joined 1-2-3 []
# joined 5-6 []
# nested 1.393796574908164e+42 []
# nested 0 []
# nested ('TypeError', "unsupported operand type(s) for *: 'int' and 'NoneType'", [('nested', 45), ('<genexpr>', 45), ('<genexpr>', 45)], 'NoneType') []
# nested 36 []
# nested 30 []
# total 3.6 []
# total 18014398509481989 []
# total ('TypeError', "unsupported operand type(s) for +: 'int' and 'str'", [('total', 38)], 'NoneType') []
# total 3.0 []
# total ('TypeError', "unsupported operand type(s) for *: 'Loud' and 'int'", [('total', 38), ('<genexpr>', 38)], 'NoneType') []
# everyone False [('bool', 1), ('bool', 2), ('bool', 0)]
# everyone ('ValueError', 'no truth', [('everyone', 37), ('__bool__', 16)], 'NoneType') [('bool', 1)]
# least Loud(1) [('lt', 1, 2), ('lt', 3, 1)]
# least ('TypeError', "'<' not supported between instances of 'str' and 'int'", [('least', 39)], 'NoneType') []
# fails ('ZeroDivisionError', 'integer division or modulo by zero', [('fails', 101), ('<genexpr>', 101)], 'NoneType') []
# stops ('RuntimeError', 'generator raised StopIteration', [('stops', 102)], 'StopIteration') []
# inner_frame ['attempt', 18] []
# first True [('made', 0), ('made', 2)]
# first True [('made', 1)]
# first False ['end']
# first True [('made', 0.5)]
# first True [('made', []), ('made', [1])]
# every False [('made', 0)]
# every False [('made', 1), ('made', 0)]
# every True ['end']
# every True [('made', 0.5), ('made', Loud(1)), ('bool', 1), ('made', 2), 'end']
# every False [('made', [])]
# gather [0, 2, 0, 3] [('made', 0), ('made', 2), ('made', 0), ('made', 3), 'end']
# gather [1, 0, 1] [('made', 1), ('made', 0), ('made', 1), 'end']
# gather [] ['end']
# gather [0.5, Loud(1), 2] [('made', 0.5), ('made', Loud(1)), ('made', 2), 'end']
# gather [[], [1]] [('made', []), ('made', [1]), 'end']
# biggest 3 [('made', 0), ('made', 2), ('made', 0), ('made', 3), 'end']
# biggest 1 [('made', 1), ('made', 0), ('made', 1), 'end']
# biggest ('ValueError', 'max() iterable argument is empty', [('biggest', 124)], 'NoneType') ['end']
# biggest ('AttributeError', "'float' object has no attribute 'v'", [('biggest', 124), ('__gt__', 25)], 'NoneType') [('made', 0.5), ('made', Loud(1))]
# biggest [1] [('made', []), ('made', [1]), 'end']
# (True, 2, [3]) (3, 0) (23, 4) (24.0, 4)
# 512
# 30 200
# [502, False] [100, 200]
