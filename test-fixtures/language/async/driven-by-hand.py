# Coroutines without an event loop: send, await chains, results.
class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return received


async def leaf(n):
    a = await Pause(n)
    b = await Pause(n + 1)
    return a, b


async def branch():
    first = await leaf(1)
    second = await leaf(first[1] or 10)
    return first, second


def run(coroutine, values):
    yielded = []
    try:
        yielded.append(coroutine.send(None))
        for value in values:
            yielded.append(coroutine.send(value))
    except StopIteration as stop:
        return yielded, stop.value
    coroutine.close()
    return yielded, "closed"


print(run(branch(), ["a", 5, "c", "d"]))  # expect: ([1, 2, 5, 6], (('a', 5), ('c', 'd')))
print(run(branch(), ["a"]))  # expect: ([1, 2], 'closed')
c = leaf(0)
print(type(c).__name__, c.cr_running, c.cr_await)  # expect: coroutine False None
c.close()
try:
    run(c, [])
except RuntimeError as error:
    print(error)  # expect: cannot reuse already awaited coroutine
try:
    iter(d := leaf(1))
except TypeError as error:
    print(error)  # expect: 'coroutine' object is not iterable
d.close()
