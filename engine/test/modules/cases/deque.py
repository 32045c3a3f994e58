from _collections import deque
import _collections

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

d = deque('abc')
show('repr', lambda: (d, deque(), deque(maxlen=0), deque([1, 2, 3, 4], 2), deque([1], maxlen=None), repr(deque)))
d.append('d'); d.appendleft('z')
show('ends', lambda: (d, d.pop(), d.popleft(), len(d), d[0], d[-1], d[1], 'b' in d, 'q' in d))
show('index', lambda: d[5]); show('index type', lambda: d['a']); show('slice', lambda: d[0:1])
show('pop empty', lambda: deque().pop()); show('popleft empty', lambda: deque().popleft())
def mutate():
    q = deque(range(8))
    q[2] = 'x'; del q[0]; del q[-1]; q.insert(2, 'new'); q.insert(-100, 'front'); q.insert(100, 'back')
    q.rotate(2); a = list(q); q.rotate(-3); b = list(q); q.rotate(0); q.rotate(1000); q.reverse()
    q.remove('new'); q.extend([1, 2]); q.extendleft([8, 9]); q.extend(q)
    return a, b, list(q), q.count(1), q.index(2), q.index(2, 10), q.copy() == q, q + deque([0])
show('mutate', mutate)
show('remove', lambda: d.remove('nope')); show('index miss', lambda: d.index('nope')); show('del', lambda: d.__delitem__(9)); show('set', lambda: d.__setitem__(9, 1))
def bounded():
    q = deque(range(3), maxlen=3)
    q.append(3); q.appendleft('l'); a = list(q); q.extend('xyzw'); b = list(q); q.extendleft([1, 2]); q += [7]
    return a, b, list(q), q.maxlen, q * 2, q + q, deque(q), deque(q, 2), q.copy().maxlen
show('bounded', bounded)
show('insert full', lambda: deque([1, 2], 2).insert(0, 0))
show('maxlen', lambda: (deque([1, 2, 3], 0), deque(maxlen=5).maxlen, deque().maxlen))
show('maxlen negative', lambda: deque([], -1)); show('maxlen type', lambda: deque([], 'a')); show('not iterable', lambda: deque(5))
show('times', lambda: (deque([1, 2]) * 3, 2 * deque('a'), deque([1]) * -1, deque([1, 2], 3) * 4))
show('compare', lambda: (deque([1, 2]) == deque([1, 2]), deque([1]) < deque([1, 2]), deque([1]) == [1], deque([2]) >= deque([1, 5]), deque() != deque()))
show('add list', lambda: deque() + [1])
def changing():
    q = deque([1, 2, 3])
    for x in q:
        q.append(x)
show('changing', changing)
show('iterators', lambda: (list(reversed(deque('abc'))), iter(deque([1, 2])).__length_hint__(), type(iter(deque())).__name__, list(_collections._deque_iterator(deque('abc'), 1)), list(_collections._deque_reverse_iterator(deque('abc'), 1))))
class Evil:
    def __init__(self, q): self.q = q
    def __eq__(self, o): self.q.clear(); return False
    __hash__ = None
def evil(how):
    q = deque([0]); q.extend([Evil(q), 1]); return how(q)
show('evil in', lambda: evil(lambda q: 5 in q)); show('evil count', lambda: evil(lambda q: q.count(5))); show('evil remove', lambda: evil(lambda q: q.remove(5))); show('evil index', lambda: evil(lambda q: q.index(5)))
class Sub(deque):
    def __init__(self, it=(), maxlen=None, extra=None):
        super().__init__(it, maxlen); self.extra = extra
show('sub', lambda: (Sub([1]), Sub([1, 2], 1, 5).extra, Sub([1]).copy(), type(Sub([1]) + deque([2])).__name__, Sub([1]).__reduce__()[:3]))
show('reduce', lambda: (deque([1], 3).__reduce__()[1], deque([1]).__reduce__()[1:3]))
rec = deque([1]); rec.append(rec)
show('recursive', lambda: rec)
q = deque()
for i in range(1000):
    q.append(i)
    if i % 3 == 0: q.popleft()
show('long', lambda: (len(q), q[0], q[-1], sum(q), q[333]))
show('clear', lambda: (q.clear(), len(q), q)); show('bool', lambda: (bool(deque()), bool(deque([0])))); show('init twice', lambda: (d.__init__([9], 1), d))
