# Branches never taken while warm: each leads to code without feedback.
def step(x, mode):
    if mode == 0:
        return x + 1
    if mode == 1:
        return [x, x * 2][1]
    if mode == 2:
        return {"k": x}.get("k", 0) - 1
    if mode == 3:
        y = x
        for i in range(3):
            y = y * 2 + i
        return y
    if mode == 4:
        return sum(v for v in (x, x)) + len(f"{x}!")
    if mode == 5:
        try:
            return x // 0
        except ZeroDivisionError:
            return -1
    if mode == 6:
        def inner():
            return x * 100

        return inner()
    if mode == 7:
        a, *b = [x, 1, 2]
        return a + len(b)
    if mode == 8:
        class Local:
            value = x

        return Local.value
    if mode == 9:
        import math

        return math.floor(x / 2)
    return undefined_global


def run(n, mode):
    x = 0
    for i in range(n):
        x = step(x, mode if i == n - 1 else 0)
    return x


print([run(3000, mode) for mode in range(10)])  # expect: [3000, 5998, 2998, 23996, 6003, -1, 299900, 3001, 2999, 1499]
try:
    run(3000, 10)
except NameError as error:
    print(error)  # expect: name 'undefined_global' is not defined
print(run(3000, 3.0), step(0.5, 4), step("a", 1), step([], 1))  # expect: 23996 5.0 aa []
