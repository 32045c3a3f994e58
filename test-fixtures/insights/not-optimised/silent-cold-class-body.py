# Class bodies without loops and asynchronous generators that run a few times are not hot; recursion is.
import asyncio


class Config:
    names = ["a", "b"]
    sizes = {name: len(name) for name in names}
    limit = max(sizes.values())


async def lines():
    for line in ("x", "y"):
        yield line


async def count():
    return len([line async for line in lines()])


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree[0]), depth(tree[1]))


def tree(height):
    return None if height == 0 else (tree(height - 1), tree(height - 1))


print(Config.limit, asyncio.run(count()), depth(tree(9)))
