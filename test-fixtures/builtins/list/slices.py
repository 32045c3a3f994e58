# Slice reads, assignments and deletions, with steps.
a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::3], a[::-2], a[5:2:-1], a[20:], a[-20:2], a[3:3])
a[2:5] = "ab"
print(a)
a[0:0] = [100, 200]
a[len(a) :] = (300,)
a[::4] = ["x"] * len(a[::4])
print(a)
del a[1:3], a[::2], a[-1:]
print(a)
a[:] = range(6)
a[1:4] = []
a[::-1] = a
print(a)
b = [1, 2, 3]
b[1:2] = b
print(b, b[slice(None, None, -1)])
for action in (lambda: a.__setitem__(slice(None, None, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5), lambda: a[1:2:0], lambda: a["x":], lambda: a[1.5:]):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(error)
del b[:]
print(b, slice(1, 10, 3).indices(5), slice(5), slice(None) == slice(None, None))

# expect-output:
# [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 3, 6, 9] [9, 7, 5, 3, 1] [5, 4, 3] [] [0, 1] []
# [0, 1, 'a', 'b', 5, 6, 7, 8, 9]
# ['x', 200, 0, 1, 'x', 'b', 5, 6, 'x', 8, 9, 300]
# [1, 'b', 6, 8]
# [5, 4, 0]
# [1, 1, 2, 3, 3] [3, 3, 2, 1, 1]
# attempt to assign sequence of size 1 to extended slice of size 2
# must assign iterable to extended slice
# slice step cannot be zero
# slice indices must be integers or None or have an __index__ method
# slice indices must be integers or None or have an __index__ method
# [] (1, 5, 3) slice(None, 5, None) True
