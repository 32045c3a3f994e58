# async with, async for, asynchronous comprehensions and generators.
class Step:
    def __await__(self):
        yield
        return "stepped"


class Manager:
    async def __aenter__(self):
        await Step()
        print("aenter")
        return self

    async def __aexit__(self, kind, value, traceback):
        await Step()
        print("aexit", kind and kind.__name__)
        return kind is ValueError


async def countdown(n):
    try:
        while n:
            await Step()
            yield n
            n -= 1
    finally:
        print("generator closed")


async def main():
    async with Manager() as m, Manager():
        print(type(m).__name__)
    async with Manager():
        raise ValueError
    async for i in countdown(3):
        print(i)
    else:
        print("else")
    doubled = [i * 2 async for i in countdown(3) if i != 2]
    print(doubled, {i: await Step() async for i in countdown(1)}, [await Step() for _ in range(2)])
    generator = countdown(5)
    print(await anext(generator), await generator.asend(None))
    await generator.aclose()
    print(await anext(generator, "default"))
    return "result"


coroutine = main()
steps = 0
try:
    while True:
        coroutine.send(None)
        steps += 1
except StopIteration as stop:
    print(stop.value, steps)

# expect-output:
# aenter
# aenter
# Manager
# aexit None
# aexit None
# aenter
# aexit ValueError
# 3
# 2
# 1
# generator closed
# else
# generator closed
# generator closed
# [6, 2] {1: 'stepped'} ['stepped', 'stepped']
# 5 4
# generator closed
# default
# result 18
