# An asynchronous generator that does the work itself is compiled.
import asyncio


async def numbers(n):
    value = 7
    for _ in range(n):
        value = (value * 75 + 74) % 65537
        yield value


async def main():
    total = 0
    async for value in numbers(1500):
        total += value
    return total


print(asyncio.run(main()))
