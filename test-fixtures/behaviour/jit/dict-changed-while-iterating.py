# Iteration over a dictionary is hot when its body begins to change the dictionary.
def visit(d, at, action):
    result = 0
    for key in d:
        result += d[key]
        if key == at:
            action(d)
    return result


def fresh():
    return {i: i for i in range(3000)}


print(visit(fresh(), -1, None))
print(visit(fresh(), 2000, lambda d: d.__setitem__(2500, 0)))
for action in (lambda d: d.__setitem__("new", 1), lambda d: d.pop(5), lambda d: d.clear(), lambda d: d.update(a=1)):
    try:
        print(visit(fresh(), 2000, action))
    except RuntimeError as error:
        print(error)


def over_items(d, n):
    total = 0
    for _ in range(n):
        for key, value in d.items():
            total += value
            d[key] = value + 1
    return total


print(over_items({"a": 1, "b": 2}, 1500))


def over_set(s):
    for item in s:
        if item == 2500:
            s.add(-1)
    return len(s)


try:
    over_set(set(range(3000)))
except RuntimeError as error:
    print(error)

# expect-output:
# 4498500
# 4496000
# dictionary changed size during iteration
# dictionary changed size during iteration
# dictionary changed size during iteration
# dictionary changed size during iteration
# 2253000
# Set changed size during iteration
