# Recursion through a sort key, which native code calls back.
def key(n):
    if n == 0:
        return 0
    return sorted([n - 1], key=key)[0] + 1


def mapped(n):
    return 0 if n == 0 else list(map(mapped, [n - 1]))[0] + 1


def smallest(n):
    return n if n == 0 else min([n], key=lambda m: smallest(m - 1))


print(key(990))  # expect: 990
print(mapped(990))  # expect: 990
print(smallest(480))  # expect: 480
print(max(range(50), key=key))  # expect: 49
