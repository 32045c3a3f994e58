# Methods of list, with their errors.
a = [3, 1, 2]
a.append(5)
a.extend("xy")
a.insert(1, "in")
a.insert(-100, "first")
a.insert(100, "last")
print(a, a.index(5), a.count(1), a.pop(), a.pop(0), a.pop(-2))
a.remove("in")
a.reverse()
print(a, a.copy() is a, a + [1], a * 2, [] * 5, 2 in a)
a.clear()
print(a, a.append(1), a.sort(), a.extend(a), a)
for action in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: [1].__setitem__(1, 0), lambda: [1].__getitem__("0"), lambda: [1, "a"].sort(), lambda: [1].extend(5), lambda: [1].pop("x"), lambda: hash([])):
    try:
        print(action())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(list("abc"), list(range(3)), list({"k": 1}), list(), list(map(abs, [-1])))
x = [1]
x.append(x)
print(x, x[1] is x, [[...]] == [[...]])

# expect-output:
# [3, 'in', 1, 2, 5, 'y'] 5 1 last first x
# ['y', 5, 2, 1, 3] False ['y', 5, 2, 1, 3, 1] ['y', 5, 2, 1, 3, 'y', 5, 2, 1, 3] [] True
# [1, 1] None None None [1, 1]
# IndexError pop from empty list
# IndexError pop index out of range
# ValueError list.remove(x): x not in list
# ValueError 2 is not in list
# IndexError list index out of range
# IndexError list assignment index out of range
# TypeError list indices must be integers or slices, not str
# TypeError '<' not supported between instances of 'str' and 'int'
# TypeError 'int' object is not iterable
# TypeError 'str' object cannot be interpreted as an integer
# TypeError unhashable type: 'list'
# ['a', 'b', 'c'] [0, 1, 2] ['k'] [] [1]
# [1, [...]] True True
