from _heapq import heappush, heappop, heapify, heappushpop, heapreplace, _heapify_max, _heappop_max, _heapreplace_max
from _bisect import bisect_left, bisect_right, insort_left, insort_right
from _random import Random

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

r = Random(5)
data = [int(r.random() * 50) for _ in range(40)]
def order():
    h = data[:]; heapify(h); shape = h[:]; return shape, [heappop(h) for _ in range(len(h))] == sorted(data)
show('heapify', order)
def pushes():
    h = []
    for x in data: heappush(h, x)
    return h, heappushpop(h, -1), heappushpop(h, 99), heapreplace(h, 7), h
show('push', pushes)
def maximum():
    h = data[:]; _heapify_max(h); shape = h[:]; a = _heappop_max(h); b = _heapreplace_max(h, 3); return shape, a, b, h
show('max', maximum)
show('pop empty', lambda: heappop([])); show('replace empty', lambda: heapreplace([], 1)); show('pushpop empty', lambda: heappushpop([], 1)); show('not list', lambda: heapify((1,))); show('not comparable', lambda: heapify([1, 'a', 2]))
class Shrinks:
    def __init__(self, h): self.h = h
    def __lt__(self, o): self.h.clear(); return True
def shrinking():
    h = []; h.extend(Shrinks(h) for _ in range(5)); heapify(h)
show('shrinking', shrinking)
show('floats', lambda: (lambda h: (heapify(h), h))([2.5, -1, 3, 0.5, 10]))
a = [1, 3, 3, 5, 7]
show('bisect', lambda: [(bisect_left(a, x), bisect_right(a, x)) for x in (0, 1, 3, 4, 7, 9)])
show('bounds', lambda: (bisect_left(a, 3, 2), bisect_right(a, 3, 0, 2), bisect_left(a, 100, hi=3), bisect_left(a, 3, lo=1, hi=None)))
show('negative lo', lambda: bisect_left(a, 1, -1)); show('hi too far', lambda: bisect_right(a, 9, 0, 10)); show('type', lambda: bisect_left(a, 'x')); show('no len', lambda: bisect_left(5, 1))
show('key', lambda: (bisect_left(['a', 'bb', 'cccc'], 3, key=len), bisect_right(['a', 'bb', 'cccc'], 2, key=len)))
def insert():
    b = a[:]; insort_left(b, 3.0); insort_right(b, 3.5); insort_right(b, True); insort_left(b, 6, key=lambda v: v); return b
show('insort', insert)
class Log(list):
    def insert(self, i, x): print('insert', i, x); super().insert(i, x)
show('own insert', lambda: (lambda l: (insort_right(l, 2), l))(Log([1, 3])))
