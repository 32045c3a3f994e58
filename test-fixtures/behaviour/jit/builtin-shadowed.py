# A module name begins to hide a builtin while the code that calls it is hot.
def measure(items):
    result = 0
    for item in items:
        result += len(item) + abs(-1)
    return result


words = ["ab", "c"] * 1500
print(measure(words))  # expect: 7500
len = lambda item: 100
print(measure(words))  # expect: 303000
del len
print(measure(words))  # expect: 7500


def shadow_midway(n):
    global max
    result = 0
    for i in range(n):
        if i == 2000:
            max = min
        result += max(i, 5)
    return result


print(shadow_midway(3000))  # expect: 2004015
del max
print(max(1, 2))  # expect: 2
import builtins

saved = builtins.abs
builtins.abs = lambda value: 50
print(measure(words[:10]))  # expect: 515
builtins.abs = saved
print(measure(words[:10]))  # expect: 25
