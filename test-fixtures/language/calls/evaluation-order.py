# Callee first, then arguments from left to right, keywords in place.
def note(value):
    print("eval", value)
    return value


def f(*args, **kwargs):
    return args, kwargs


print(f(note(1), *note([2]), k=note(3), **note({"z": 4})))
print(f(note("a"), k=note("b"), *note(["c"]), **note({"d": 1})))
note("x"), note("y")
{note("key"): note("value")}
note([0, 0])[note(1)] = note("stored")

# expect-output:
# eval 1
# eval [2]
# eval 3
# eval {'z': 4}
# ((1, 2), {'k': 3, 'z': 4})
# eval a
# eval ['c']
# eval b
# eval {'d': 1}
# (('a', 'c'), {'k': 'b', 'd': 1})
# eval x
# eval y
# eval key
# eval value
# eval stored
# eval [0, 0]
# eval 1
