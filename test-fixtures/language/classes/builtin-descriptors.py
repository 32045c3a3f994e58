# Descriptors of builtin classes check what they are given.
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)

fromkeys = dict.__dict__["fromkeys"]
for args in (None, None), (42,), (None, 42), (None, int):
    attempt(fromkeys.__get__, *args)
attempt(set.add.__get__, 0)
attempt(int.__add__.__get__, "")
attempt(int.real.__get__, "")

# A slot of another builtin class in a class body is refused when it is used.
class Wrong(int):
    __eq__ = str.__eq__
    __add__ = str.__add__
    __len__ = str.__len__
    __str__ = str.__str__
    __hash__ = str.__hash__
for f in (lambda a: a == a, lambda a: a + a, len, str, hash):
    attempt(f, Wrong())

# object.__setattr__ does not go round the rules of builtin classes.
class Meta(type):
    def __setattr__(cls, name, value):
        object.__setattr__(cls, name, value)
class Left: pass
class Both(Left, Meta): pass
attempt(setattr, Both("D", (), {}), "x", 1)
attempt(object.__setattr__, int, "x", 1)

# Words of slots, which know no name.
attempt({}.__delattr__)
attempt([].__len__, 1)
attempt((1).__add__)
attempt((1).__pow__)
attempt([].__setitem__, 1)
attempt([].__getitem__)

print(str.maketrans.__qualname__, dict.fromkeys.__qualname__)
print(type(dict.__getitem__), type(tuple.__getitem__))

# sizes that an iterable promises are asked for, through its class
class Hinted:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        print("asked")
        return 5
print(list(Hinted()), tuple(Hinted()))

# expect-output:
# TypeError __get__(None, None) is invalid
# TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
# TypeError descriptor 'fromkeys' for type 'dict' needs a type, not a 'int' as arg 2
# TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
# TypeError descriptor 'add' for 'set' objects doesn't apply to a 'int' object
# TypeError descriptor '__add__' for 'int' objects doesn't apply to a 'str' object
# TypeError descriptor 'real' for 'int' objects doesn't apply to a 'str' object
# TypeError descriptor '__eq__' requires a 'str' object but received a 'Wrong'
# TypeError descriptor '__add__' requires a 'str' object but received a 'Wrong'
# TypeError descriptor '__len__' requires a 'str' object but received a 'Wrong'
# TypeError descriptor '__str__' requires a 'str' object but received a 'Wrong'
# TypeError descriptor '__hash__' requires a 'str' object but received a 'Wrong'
# TypeError can't apply this __setattr__ to Both object
# TypeError can't apply this __setattr__ to type object
# TypeError expected 1 argument, got 0
# TypeError expected 0 arguments, got 1
# TypeError expected 1 argument, got 0
# TypeError  expected at least 1 argument, got 0
# TypeError  expected 2 arguments, got 1
# TypeError list.__getitem__() takes exactly one argument (0 given)
# str.maketrans dict.fromkeys
# <class 'method_descriptor'> <class 'wrapper_descriptor'>
# asked
# asked
# [1, 2] (1, 2)
