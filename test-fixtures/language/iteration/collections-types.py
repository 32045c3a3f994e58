# Counter, defaultdict, deque, namedtuple, OrderedDict, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sorted(c.elements())[:3], c + Counter("ms"), c - Counter("ssss"), c.total())
c.update("zz")
c.subtract({"i": 10})
print(c["z"], c["i"], +c, Counter(a=1) == Counter(a=1, b=0))
d = defaultdict(list)
d["a"].append(1)
print(d, d["b"], len(d), d.get("zz"), defaultdict(int, x=1), "q" in d)
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
q.rotate(1)
print(q, q.pop(), q.popleft(), list(q), q[0], 2 in q, deque("ab") + deque("c"), deque([1]) == deque([1]))
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._replace(y=5), p._asdict(), Point._fields, p == (1, 0), Point(y=2, x=1), *p)
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, o.popitem(last=False), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), dict(o))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["b"] = 30
print(m["a"], m["b"], dict(m), m.maps)
for action in (lambda: Point(), lambda: Point(1, 2, 3), lambda: setattr(p, "x", 1), lambda: deque().pop(), lambda: deque([1])[5], lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class")):
    try:
        print(action())
    except (TypeError, AttributeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)

# expect-output:
# Counter({'i': 4, 's': 4, 'p': 2, 'm': 1}) [('i', 4), ('s', 4)] 0 ['i', 'i', 'i'] Counter({'s': 5, 'i': 4, 'm': 2, 'p': 2}) Counter({'i': 4, 'p': 2, 'm': 1}) 11
# 2 -6 Counter({'s': 4, 'p': 2, 'z': 2, 'm': 1}) True
# defaultdict(<class 'list'>, {'a': [1], 'b': []}) [] 2 None defaultdict(<class 'int'>, {'x': 1}) False
# deque([0], maxlen=3) 2 3 [0] 0 False deque(['a', 'b', 'c']) True
# Point(x=1, y=0) 1 0 Point(x=1, y=5) {'x': 1, 'y': 0} ('x', 'y') True Point(x=1, y=2) 1 0
# OrderedDict({'a': 1}) ('b', 2) False {'a': 1}
# 1 30 {'a': 1, 'b': 30} [{'a': 1, 'b': 30}, {'a': 2, 'b': 3}]
# TypeError Point.__new__() missing 1 required positional argument: 'x'
# TypeError Point.__new__() takes from 2 to 3 positional arguments but 4 were given
# AttributeError can't set attribute
# IndexError pop from an empty deque
# IndexError deque index out of range
# ValueError Encountered duplicate field name: 'a'
# ValueError Type names and field names cannot be a keyword: 'class'
