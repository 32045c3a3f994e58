# The same work in functions: a generator, a coroutine that is awaited rarely, and a table made by a function.
import asyncio


def numbers(n):
    value = 7
    for _ in range(n):
        value = (value * 75 + 74) % 65537
        yield value


async def total(n):
    return sum(numbers(n))


def table(n):
    values = []
    value = 0
    for step in range(n):
        value = (value * 31 + step) % 1009
        values.append(value)
    return values


class Sine:
    table = table(3000)

    def at(self, step):
        return self.table[step % len(self.table)]


print(asyncio.run(total(1500)), Sine().at(5))
