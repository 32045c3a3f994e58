from _collections import OrderedDict, defaultdict, _count_elements, _tuplegetter

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

d = defaultdict(list)
d['a'].append(1); d['a'].append(2); d['b']
show('defaultdict', lambda: (d, d.default_factory, len(d), 'c' in d, d.get('c'), dict(d)))
show('no factory', lambda: defaultdict(None, a=1)['x']); show('bad factory', lambda: defaultdict(5)); show('factory args', lambda: defaultdict(int, [('a', 1)], b=2))
show('missing', lambda: (defaultdict(int).__missing__('k'), defaultdict(lambda: 7)['q']))
show('copy', lambda: (d.copy() == d, d.copy().default_factory is list, type(d.copy()).__name__, d.__reduce__()[:2]))
show('or', lambda: (defaultdict(int, a=1) | {'b': 2}, {'b': 2} | defaultdict(int, a=1), type({} | defaultdict(int)).__name__))
def later():
    e = defaultdict(int); e.default_factory = str; e['x']; e.default_factory = None
    return e
show('later', later)
class Count(defaultdict):
    def __missing__(self, key): return f'no {key}'
show('own missing', lambda: (Count(int)['z'], Count(int)))

od = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
show('od', lambda: (od, OrderedDict(), OrderedDict(x=1), OrderedDict({'k': 2}, z=3)))
od.move_to_end('a'); show('move', lambda: list(od)); od.move_to_end('c', last=False); show('move first', lambda: list(od.items()))
show('move missing', lambda: od.move_to_end('zz'))
show('popitem', lambda: (od.popitem(), od.popitem(last=False), od, od.popitem(False), od)); show('popitem empty', lambda: od.popitem())
show('pop', lambda: (OrderedDict(a=1).pop('a'), OrderedDict().pop('a', 5), OrderedDict().pop('q', default=6))); show('pop missing', lambda: OrderedDict().pop('a'))
show('equal', lambda: (OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict(a=1) != OrderedDict(a=1), OrderedDict() == 5, {} == OrderedDict()))
e = OrderedDict(a=1, b=2)
show('views', lambda: (e.keys(), e.values(), e.items(), list(reversed(e)), list(reversed(e.items())), 'a' in e.keys(), e.keys() & {'a'}, type(e.keys()).__name__, isinstance(e.keys(), type({}.keys()))))
show('or', lambda: (e | {'c': 3}, {'z': 0} | e, type(e | {}).__name__)); e |= {'d': 4}; show('ior', lambda: e)
show('update', lambda: (e.update({'a': 9}, q=1), e.update([('r', 2)]), e.setdefault('s'), e.setdefault('a', 0), e))
show('bad update', lambda: e.update([(1,)])); show('bad update 2', lambda: e.update([(1, 2, 3)])); show('bad update 3', lambda: e.update(5))
show('fromkeys', lambda: (OrderedDict.fromkeys('abc'), OrderedDict.fromkeys('ab', 0)))
show('copy', lambda: (e.copy() == e, type(e.copy()).__name__, e.__reduce__()[:4], list(e.__reduce__()[4])[:2]))
class Sub(OrderedDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
s = Sub(a=1); s['b'] = 2; s.tag = 'x'
show('sub', lambda: (s, s.copy(), s | {'c': 1}, s.__dict__, Sub.fromkeys('p', 3)))
e.attr = 5; show('attr', lambda: (e.attr, e.__dict__)); e.clear(); show('clear', lambda: (e, len(e)))
lru = OrderedDict()
for i in range(300):
    lru[i] = i
    if len(lru) > 10: lru.popitem(last=False)
    if i % 7 == 0: lru.move_to_end(next(iter(lru)))
show('lru', lambda: list(lru))
rec = OrderedDict(); rec['self'] = rec; show('recursive', lambda: rec)

c = {}
_count_elements(c, 'abracadabra'); _count_elements(c, [1, True, 1.0]); show('count', lambda: c)
class M:
    def __init__(self): self.d = {}
    def get(self, k, default): return self.d.get(k, default)
    def __setitem__(self, k, v): self.d[k] = v
m = M(); _count_elements(m, 'aab'); show('count mapping', lambda: m.d); show('count bad', lambda: _count_elements({}, [[]]))
class Point(tuple):
    x = _tuplegetter(0, 'the x'); y = _tuplegetter(1, 'the y'); z = _tuplegetter(2, None)
p = Point((3, 4))
show('getter', lambda: (p.x, p.y, Point.x, Point.x.__doc__, Point.__dict__['y'].__reduce__()[1])); show('getter range', lambda: p.z); show('getter set', lambda: setattr(p, 'x', 1)); show('getter delete', lambda: delattr(p, 'x'))
show('getter other', lambda: Point.x.__get__(5, int)); show('getter none', lambda: Point.x.__get__(None, Point))
