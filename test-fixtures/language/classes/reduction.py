# What __reduce_ex__ takes from a class.
def attempt(f, *args):
    try:
        print(f(*args)[1:])
    except Exception as e:
        print(type(e).__name__, e)

class BadArgs:
    def __getnewargs__(self): return "bad"
class BadKeywords:
    def __getnewargs_ex__(self): return ((), "bad")
class TooFew:
    def __getnewargs_ex__(self): return ()
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
class Named:
    __slotnames__ = ["spam"]
    spam = 3
for cls in BadArgs, BadKeywords, TooFew, Slots, Named:
    attempt(cls().__reduce_ex__, 2)
    attempt(cls().__reduce_ex__, 1)
attempt(object().__reduce__, 0)
attempt(object().__reduce_ex__)
attempt(object().__reduce_ex__, None)

# expect-output:
# TypeError __getnewargs__ should return a tuple, not 'str'
# ((<class '__main__.BadArgs'>, <class 'object'>, None),)
# TypeError second item of the tuple returned by __getnewargs_ex__ must be a dict, not 'str'
# ((<class '__main__.BadKeywords'>, <class 'object'>, None),)
# ValueError __getnewargs_ex__ should return a tuple of length 2, not 0
# ((<class '__main__.TooFew'>, <class 'object'>, None),)
# ((<class '__main__.Slots'>,), (None, {'a': 1}), None, None)
# TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# ((<class '__main__.Named'>,), (None, {'spam': 3}), None, None)
# ((<class '__main__.Named'>, <class 'object'>, None), (None, {'spam': 3}))
# TypeError object.__reduce__() takes no arguments (1 given)
# TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# TypeError 'NoneType' object cannot be interpreted as an integer
