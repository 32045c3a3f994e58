# The callee, small enough to be inlined, rebinds what the caller relies on.
class Counter:
    step = 1
    total = 0


def tick(i):
    Counter.total += Counter.step
    if i == 2000:
        Counter.step = 10
    return Counter.step


def run(n):
    seen = 0
    for i in range(n):
        before = Counter.step
        after = tick(i)
        seen += before * 1000 + after
    return seen


print(run(1500), Counter.total)  # expect: 1501500 1500
print(run(3000), Counter.total)  # expect: 12003000 13491
Counter.step = 1
print(run(3000), Counter.total, Counter.step)  # expect: 12003000 25482 10


class Sub(Counter):
    step = 7


def through_instance(c, n):
    result = 0
    for i in range(n):
        result += c.step
        if i == n - 5:
            type(c).step = 0
    return result


print(through_instance(Counter(), 3000), through_instance(Sub(), 3000), Counter.step, Sub.step)  # expect: 29960 20972 0 0
