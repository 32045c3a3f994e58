# Messages whose words depend on how CPython comes to them.

def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


# an index is tried as a position first, where the object may be a sequence
for o in ((), 1.5, {1}, "s", range(3), b"a", memoryview(b"a"), memoryview(bytearray(b"a")), None, type("C", (), {})()):
    print(type(o).__name__)
    for k in (0, "a", 10**30):
        attempt(lambda: o.__class__ and exec("o[k] = 1", {"o": o, "k": k}))
        attempt(lambda: exec("del o[k]", {"o": o, "k": k}))

# formatting
for text in ("b'%d' % (1, 2)", "'%d' % (1, 2)", "f'{10**30:c}'", "f'{2**31:c}'", "f'{-1:c}'", "'%c' % 10**30"):
    attempt(lambda: eval(text))

# names of properties: what the class calls them, else what their getter is called
class C:
    x = property(lambda self: 1)
    y = property()


C.z = property(lambda self: 1)
C.w = C.x
for name in "xyzw":
    attempt(lambda: setattr(C(), name, 1))
    attempt(lambda: delattr(C(), name))


class Slots:
    __slots__ = ("a",)


attempt(lambda: Slots().a)
attempt(lambda: delattr(Slots(), "a"))

# an empty dict does not ask for the hash
for d in ({}, {1: 1}):
    attempt(lambda: d.pop([]))
    attempt(lambda: d.pop([], "default"))
    attempt(lambda: d.get([]))

# an int is no count of bytes here
class Sized:
    def __index__(self):
        return 3


class Bytes(list):
    def __bytes__(self):
        return b"\x01\x02"


for v in (256, True, "x", Sized(), [1, 2], (3,), Bytes(), range(3), bytearray(b"a"), [300], ["a"], None):
    attempt(lambda: int.from_bytes(v, "big"))
    attempt(lambda: bytes(v))

# layouts of classes
class A: pass
class L(list): pass
class B(A): pass


for new in (L, object, int, dict, A):
    attempt(lambda: setattr(B, "__bases__", (new,)))
for new in (A, dict, list):
    attempt(lambda: setattr(L, "__bases__", (new,)))

# a class that sets attributes in a way of its own
class OwnWay:
    __slots__ = ("a",)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


attempt(lambda: setattr(OwnWay(), "q", 1))
attempt(lambda: setattr(Slots(), "q", 1))
attempt(lambda: delattr(OwnWay(), "q"))


# what does not fit is named by its class, or by C's type where it is an argument
class Big:
    def __index__(self):
        return 10**30


for action in (
    lambda: [1][Big()], lambda: "a"[Big()], lambda: [1] * Big(), lambda: b"a" * 10**30, lambda: [1].pop(Big()),
    lambda: [].insert(Big(), 1), lambda: bytes(Big()), lambda: "x".center(Big()), lambda: int.to_bytes(1, Big()),
):
    attempt(action)


# a TypeError of iter() has other words where something is searched or joined
class NoIterator:
    def __iter__(self):
        return 3


class Failing:
    def __iter__(self):
        raise TypeError("mine")


for v in (NoIterator(), Failing(), 3):
    for action in (lambda: 1 in v, lambda: "".join(v), lambda: b"".join(v), lambda: bytes(v), lambda: list(v), lambda: [].extend(v)):
        attempt(action)


# lengths are asked for, also of subclasses of builtin sequences
class Negative(list):
    def __len__(self):
        return -1


v = Negative([1])
for action in (lambda: list(v), lambda: [*v], lambda: print(*v), lambda: set(v), lambda: "".join(v)):
    attempt(action)

# which of several arguments is looked at first
attempt(lambda: enumerate(5, {}))
attempt(lambda: enumerate(5, 1))

# expect-output:
# tuple
# TypeError 'tuple' object does not support item assignment
# TypeError 'tuple' object doesn't support item deletion
# TypeError 'tuple' object does not support item assignment
# TypeError 'tuple' object does not support item deletion
# IndexError cannot fit 'int' into an index-sized integer
# IndexError cannot fit 'int' into an index-sized integer
# float
# TypeError 'float' object does not support item assignment
# TypeError 'float' object does not support item deletion
# TypeError 'float' object does not support item assignment
# TypeError 'float' object does not support item deletion
# TypeError 'float' object does not support item assignment
# TypeError 'float' object does not support item deletion
# set
# TypeError 'set' object does not support item assignment
# TypeError 'set' object doesn't support item deletion
# TypeError 'set' object does not support item assignment
# TypeError 'set' object does not support item deletion
# IndexError cannot fit 'int' into an index-sized integer
# IndexError cannot fit 'int' into an index-sized integer
# str
# TypeError 'str' object does not support item assignment
# TypeError 'str' object doesn't support item deletion
# TypeError 'str' object does not support item assignment
# TypeError 'str' object does not support item deletion
# IndexError cannot fit 'int' into an index-sized integer
# IndexError cannot fit 'int' into an index-sized integer
# range
# TypeError 'range' object does not support item assignment
# TypeError 'range' object doesn't support item deletion
# TypeError 'range' object does not support item assignment
# TypeError 'range' object does not support item deletion
# IndexError cannot fit 'int' into an index-sized integer
# IndexError cannot fit 'int' into an index-sized integer
# bytes
# TypeError 'bytes' object does not support item assignment
# TypeError 'bytes' object doesn't support item deletion
# TypeError 'bytes' object does not support item assignment
# TypeError 'bytes' object does not support item deletion
# IndexError cannot fit 'int' into an index-sized integer
# IndexError cannot fit 'int' into an index-sized integer
# memoryview
# TypeError cannot modify read-only memory
# TypeError cannot modify read-only memory
# TypeError cannot modify read-only memory
# TypeError cannot modify read-only memory
# TypeError cannot modify read-only memory
# TypeError cannot modify read-only memory
# memoryview
# None
# TypeError cannot delete memory
# TypeError memoryview: invalid slice key
# TypeError cannot delete memory
# IndexError cannot fit 'int' into an index-sized integer
# TypeError cannot delete memory
# NoneType
# TypeError 'NoneType' object does not support item assignment
# TypeError 'NoneType' object does not support item deletion
# TypeError 'NoneType' object does not support item assignment
# TypeError 'NoneType' object does not support item deletion
# TypeError 'NoneType' object does not support item assignment
# TypeError 'NoneType' object does not support item deletion
# C
# TypeError 'C' object does not support item assignment
# TypeError 'C' object doesn't support item deletion
# TypeError 'C' object does not support item assignment
# TypeError 'C' object does not support item deletion
# IndexError cannot fit 'int' into an index-sized integer
# IndexError cannot fit 'int' into an index-sized integer
# TypeError not all arguments converted during bytes formatting
# TypeError not all arguments converted during string formatting
# OverflowError Python int too large to convert to C long
# OverflowError %c arg not in range(0x110000)
# OverflowError %c arg not in range(0x110000)
# OverflowError %c arg not in range(0x110000)
# AttributeError property 'x' of 'C' object has no setter
# AttributeError property 'x' of 'C' object has no deleter
# AttributeError property 'y' of 'C' object has no setter
# AttributeError property 'y' of 'C' object has no deleter
# AttributeError property '<lambda>' of 'C' object has no setter
# AttributeError property '<lambda>' of 'C' object has no deleter
# AttributeError property 'x' of 'C' object has no setter
# AttributeError property 'x' of 'C' object has no deleter
# AttributeError 'Slots' object has no attribute 'a'
# AttributeError a
# KeyError []
# default
# TypeError unhashable type: 'list'
# TypeError unhashable type: 'list'
# TypeError unhashable type: 'list'
# TypeError unhashable type: 'list'
# TypeError cannot convert 'int' object to bytes
# b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# TypeError cannot convert 'bool' object to bytes
# b'\x00'
# TypeError cannot convert 'str' object to bytes
# TypeError string argument without an encoding
# TypeError cannot convert 'Sized' object to bytes
# b'\x00\x00\x00'
# 258
# b'\x01\x02'
# 3
# b'\x03'
# 258
# b'\x01\x02'
# 258
# b'\x00\x01\x02'
# 97
# b'a'
# ValueError bytes must be in range(0, 256)
# ValueError bytes must be in range(0, 256)
# TypeError 'str' object cannot be interpreted as an integer
# TypeError 'str' object cannot be interpreted as an integer
# TypeError cannot convert 'NoneType' object to bytes
# TypeError cannot convert 'NoneType' object to bytes
# TypeError __bases__ assignment: 'L' object layout differs from 'A'
# TypeError __bases__ assignment: 'object' deallocator differs from 'A'
# TypeError __bases__ assignment: 'int' deallocator differs from 'A'
# TypeError __bases__ assignment: 'dict' object layout differs from 'A'
# None
# TypeError __bases__ assignment: 'A' object layout differs from 'list'
# TypeError __bases__ assignment: 'dict' object layout differs from 'list'
# None
# AttributeError 'OwnWay' object has no attribute 'q'
# AttributeError 'Slots' object has no attribute 'q' and no __dict__ for setting new attributes
# AttributeError 'OwnWay' object has no attribute 'q'
# IndexError cannot fit 'Big' into an index-sized integer
# IndexError cannot fit 'Big' into an index-sized integer
# OverflowError cannot fit 'Big' into an index-sized integer
# OverflowError cannot fit 'int' into an index-sized integer
# OverflowError Python int too large to convert to C ssize_t
# OverflowError Python int too large to convert to C ssize_t
# OverflowError cannot fit 'Big' into an index-sized integer
# OverflowError Python int too large to convert to C ssize_t
# OverflowError Python int too large to convert to C ssize_t
# TypeError argument of type 'NoIterator' is not iterable
# TypeError can only join an iterable
# TypeError can only join an iterable
# TypeError cannot convert 'NoIterator' object to bytes
# TypeError iter() returned non-iterator of type 'int'
# TypeError iter() returned non-iterator of type 'int'
# TypeError argument of type 'Failing' is not iterable
# TypeError can only join an iterable
# TypeError can only join an iterable
# TypeError cannot convert 'Failing' object to bytes
# TypeError mine
# TypeError mine
# TypeError argument of type 'int' is not iterable
# TypeError can only join an iterable
# TypeError can only join an iterable
# b'\x00\x00\x00'
# TypeError 'int' object is not iterable
# TypeError 'int' object is not iterable
# ValueError __len__() should return >= 0
# ValueError __len__() should return >= 0
# ValueError __len__() should return >= 0
# {1}
# TypeError sequence item 0: expected str instance, int found
# TypeError 'dict' object cannot be interpreted as an integer
# TypeError 'int' object is not iterable
