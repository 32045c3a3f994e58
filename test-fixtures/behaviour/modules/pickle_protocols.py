"""Native pickle: all protocols, the pure implementation's bytes, cycles, hooks, errors."""
import _pickle, collections, copyreg, decimal, io, pickle


class Plain:
    def __init__(self):
        self.a, self.b = 1, [1, 2]

    def __eq__(self, other):
        return self.__dict__ == other.__dict__


class Reduced:
    def __reduce__(self):
        return Reduced, (), {'state': 1}, iter([1, 2]), iter([('k', 'v')])

    def append(self, x):
        self.__dict__.setdefault('items', []).append(x)

    def __setitem__(self, k, v):
        self.__dict__.setdefault('pairs', []).append((k, v))


class NewArgs(int):
    def __new__(cls, n, *, scale=1):
        self = super().__new__(cls, n * scale)
        return self

    def __getnewargs_ex__(self):
        return (int(self),), {'scale': 1}


values = [None, True, 1, -1, 255, 65536, 2**31, -2**40, 10**50, 1.5, 'abc', 'é', '😀', 'a\nb\\', b'', b'xy', b'x' * 300, bytearray(b'q'), (), (1,),
          (1, 2, 3, 4), [], [1], list(range(1500)), {}, {'a': 1}, {i: i for i in range(1200)}, Plain(), collections.OrderedDict(a=1, b=2),
          decimal.Decimal('1.5'), len, int, collections.deque([1, 2]), range(3), ..., NotImplemented, type(None), [['a', 'a'], 'a'], 'x' * 70000, NewArgs(5)]
for proto in range(6):
    sizes = []
    for v in values:
        data = _pickle.dumps(v, proto)
        assert data == pickle._dumps(v, proto), (proto, v)
        assert _pickle.loads(data) == v and pickle._loads(data) == v
        f = io.BytesIO(data + b'rest')
        _pickle.load(f)
        assert f.read() == b'rest'
        sizes.append(len(data))
    loop = []
    loop.append((loop, {'loop': loop}))
    again = _pickle.loads(_pickle.dumps(loop, proto))
    r = _pickle.loads(_pickle.dumps(Reduced(), proto))
    print(proto, sum(sizes), again[0][0] is again, again[0][1]['loop'] is again, sorted(r.__dict__.items()), _pickle.loads(_pickle.dumps({1, 2} | frozenset([3]), proto)))


class Hooked(_pickle.Pickler):
    def persistent_id(self, obj):
        return 'the one' if obj is values else None

    def reducer_override(self, obj):
        return (str, ('a class',)) if obj is Plain else NotImplemented


class Unhooked(_pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()

    def find_class(self, module, name):
        print('find', module, name)
        return super().find_class(module, name)


f = io.BytesIO()
p = Hooked(f)
p.dump([values, Plain, {'x': values}])
f.seek(0)
print(Unhooked(f).load(), p.fast, p.bin, sorted(v[0] for v in p.memo.copy().values()))
p = _pickle.Pickler(f)
p.dispatch_table = {Plain: lambda o: (int, ('7',))}
f.seek(0)
p.dump(Plain())
print(_pickle.loads(f.getvalue()))

buffers = []
data = _pickle.dumps([_pickle.PickleBuffer(b'abc'), _pickle.PickleBuffer(bytearray(b'def'))], 5, buffer_callback=buffers.append)
print(len(data), len(buffers), [bytes(b) for b in _pickle.loads(data, buffers=buffers)])

copyreg.add_extension('builtins', 'sorted', 1234)
print(_pickle.dumps(sorted, 4), _pickle.loads(_pickle.dumps(sorted)) is sorted)
for expression in ["_pickle.loads(b'')", "_pickle.loads(b'\\x80\\x04')", "_pickle.loads(b'x.')", "_pickle.loads(b'0.')", '_pickle.dumps(1, 9)', "_pickle.loads(b'\\x80\\x09.')",
                   "_pickle.loads(b'h\\x00.')", "_pickle.loads(b't.')", "_pickle.loads(b'cxx\\ny\\n.')", '_pickle.dumps(io)', '_pickle.Pickler(1)', "_pickle.loads(b'(I1\\n.')"]:
    try:
        print(expression, eval(expression))
    except Exception as e:
        print(expression, type(e).__name__, e)

# expect-output:
# 0 94065 True True [('items', [1, 2]), ('pairs', [('k', 'v')]), ('state', 1)] {1, 2, 3}
# 1 82168 True True [('items', [1, 2]), ('pairs', [('k', 'v')]), ('state', 1)] {1, 2, 3}
# 2 82203 True True [('items', [1, 2]), ('pairs', [('k', 'v')]), ('state', 1)] {1, 2, 3}
# 3 82039 True True [('items', [1, 2]), ('pairs', [('k', 'v')]), ('state', 1)] {1, 2, 3}
# 4 82192 True True [('items', [1, 2]), ('pairs', [('k', 'v')]), ('state', 1)] {1, 2, 3}
# 5 82170 True True [('items', [1, 2]), ('pairs', [('k', 'v')]), ('state', 1)] {1, 2, 3}
# find builtins str
# ['THE ONE', 'a class', {'x': 'THE ONE'}] 0 1 [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# 7
# 19 2 [b'abc', b'def']
# b'\x80\x04\x95\x04\x00\x00\x00\x00\x00\x00\x00\x83\xd2\x04.' True
# _pickle.loads(b'') EOFError Ran out of input
# _pickle.loads(b'\x80\x04') EOFError Ran out of input
# _pickle.loads(b'x.') UnpicklingError invalid load key, 'x'.
# _pickle.loads(b'0.') UnpicklingError unpickling stack underflow
# _pickle.dumps(1, 9) ValueError pickle protocol must be <= 5
# _pickle.loads(b'\x80\x09.') ValueError unsupported pickle protocol: 9
# _pickle.loads(b'h\x00.') UnpicklingError Memo value not found at index 0
# _pickle.loads(b't.') UnpicklingError could not find MARK
# _pickle.loads(b'cxx\ny\n.') ModuleNotFoundError No module named 'xx'
# _pickle.dumps(io) TypeError cannot pickle 'module' object
# _pickle.Pickler(1) TypeError file must have a 'write' attribute
# _pickle.loads(b'(I1\n.') 1
