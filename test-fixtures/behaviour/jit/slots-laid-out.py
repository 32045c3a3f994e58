# Members of __slots__ have their places from the start, whatever the order in which they are set.
class Pair:
    __slots__ = ("left", "right")


class Wide(Pair):
    __slots__ = ("a", "b", "c", "d", "e", "f", "g")

    def __init__(self, n):
        self.g = n
        self.right = n
        self.a = self.f = n + 1


class Other:
    __slots__ = ("left", "right")


def total(n):
    pair, wide, seen = Pair(), Wide(n), 0
    pair.left = n
    for name in ("left", "right"):
        seen += getattr(pair, name, 100)
    if n % 50 == 7:
        del pair.left
        try:
            pair.left
        except AttributeError as error:
            print(error)
        pair.left = 5
        pair.__class__ = Other
        seen += pair.left
        pair.right = 1
        seen += pair.right
    for name in "abcdefg":
        seen += getattr(wide, name, 0)
    return seen


print([total(n) for n in range(60)][-5:], sum(total(n) for n in range(300)))
try:
    Wide(3).extra = 1
except AttributeError as error:
    print(error)


# a member of another class, or one that an attribute of a subclass hides, takes no part in it
class Borrower:
    __slots__ = ()
    left = Pair.left


def borrow(target):
    try:
        target.left = 1
    except TypeError as error:
        return str(error)
    return target.left


print([borrow(Borrower()) for _ in range(40)][-1], borrow(Pair()), borrow(Other()))

# expect-output:
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# 'Pair' object has no attribute 'left'
# [322, 326, 336, 334, 338] 210036
# 'Wide' object has no attribute 'extra' and no __dict__ for setting new attributes
# descriptor 'left' for 'Pair' objects doesn't apply to a 'Borrower' object 1 1
