# len, getitem, setitem, delitem, contains, iter, reversed, missing; with slices as they come.
class Box:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __len__(self):
        return 3

    def __contains__(self, item):
        return item


b = Box()
print(b[1], b[1:2], b[::2], b[1, 2], b[1:2, ...], b["k"])
b[0] = "zero"
b[1:] = []
b[0] += 1
del b[0], b[:2]
print(5 in b, 0 in b, [] not in b, bool(b), list(reversed(b)))


class Sequence:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError
        return index * 10


s = Sequence()
print(list(s), 20 in s, 5 in s, [*s], max(s))
try:
    reversed(s)
except TypeError as error:
    print(error)
try:
    iter(object())
except TypeError as error:
    print(error)

# expect-output:
# 1 slice(1, 2, None) slice(None, None, 2) (1, 2) (slice(1, 2, None), Ellipsis) k
# set 0 zero
# set slice(1, None, None) []
# set 0 1
# del 0
# del slice(None, 2, None)
# True False True True [2, 1, 0]
# [0, 10, 20] True False [0, 10, 20] 20
# object of type 'Sequence' has no len()
# 'object' object is not iterable
