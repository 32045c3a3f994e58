# repr, str, format, bytes, bool, hash: which hook each uses and how it falls back.
class Both:
    def __repr__(self):
        return "repr!"

    def __str__(self):
        return "str!"


class OnlyRepr:
    def __repr__(self):
        return "only"


class Bad:
    def __repr__(self):
        return 5

    def __bool__(self):
        return 1

    def __len__(self):
        return -1

    def __hash__(self):
        return "h"

    def __index__(self):
        return 1.5


print(Both(), repr(Both()), f"{Both()} {Both()!r}", [Both()], "%s %r" % (Both(), Both()))
print(OnlyRepr(), str(OnlyRepr()), format(OnlyRepr()))
for action in (repr, str, bool, len, hash, lambda b: [1, 2][b], lambda b: format(b, "x"), lambda b: range(b)):
    try:
        action(Bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# expect-output:
# str! repr! str! repr! [repr!] str! repr!
# only only only
# TypeError __repr__ returned non-string (type int)
# TypeError __str__ returned non-string (type int)
# TypeError __bool__ should return bool, returned int
# ValueError __len__() should return >= 0
# TypeError __hash__ method should return an integer
# TypeError __index__ returned non-int (type float)
# TypeError unsupported format string passed to Bad.__format__
# TypeError __index__ returned non-int (type float)
