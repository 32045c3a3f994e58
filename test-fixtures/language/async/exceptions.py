# Exceptions thrown into coroutines, cancelled awaits, errors of misuse.
class Wait:
    def __await__(self):
        try:
            yield "waiting"
        except KeyError as error:
            print("in awaitable", error)
            raise ValueError("changed") from error


async def inner():
    try:
        await Wait()
    except ValueError as error:
        print("in inner", error, repr(error.__cause__))
        raise
    finally:
        print("inner finally")


async def outer():
    try:
        await inner()
    except ValueError:
        return "recovered"


c = outer()
print(c.send(None))
try:
    c.throw(KeyError("k"))
except StopIteration as stop:
    print(stop.value)


async def bad():
    await 5


async def not_iterable():
    async for x in [1]:
        pass


async def not_manager():
    async with 5:
        pass


async def stops():
    raise StopIteration("inside")


for function in (bad, not_iterable, not_manager, stops):
    try:
        function().send(None)
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
c = outer()
c.send(None)
c.close()

# expect-output:
# waiting
# in awaitable 'k'
# in inner changed KeyError('k')
# inner finally
# recovered
# TypeError object int can't be used in 'await' expression
# TypeError 'async for' requires an object with __aiter__ method, got list
# TypeError 'int' object does not support the asynchronous context manager protocol
# RuntimeError coroutine raised StopIteration
# inner finally
