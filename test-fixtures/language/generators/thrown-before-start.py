# What is thrown into a generator, a coroutine or an asynchronous step before the body has begun meets no handler of the body;
# closing what has ended, and throwing into what waits for another, end the step.
def g():
    try: yield 1
    except ValueError: print('caught'); yield 2
try: print(g().throw(ValueError))
except ValueError: print('not run')
async def c():
    try: await 1
    except ValueError: print('caught'); return 2
try: print(c().throw(ValueError))
except ValueError: print('not run')
async def a():
    try: yield 1
    except ValueError: print('caught'); yield 2
for make in (lambda: a().asend(None), lambda: a().__anext__(), lambda: a().athrow(ValueError)):
    s=make()
    try: print(s.throw(ValueError))
    except ValueError: print('not run')
s=a().athrow(ValueError)
try: print(s.send(None))
except ValueError: print('not run')
import types


@types.coroutine
def waits(v):
    return (yield v)


class MyError(Exception):
    pass


async def stubborn():
    try:
        await waits(1)
    except MyError:
        await waits(2)
    return
    yield


def attempt(what):
    try:
        print(what())
    except BaseException as e:
        print(type(e).__name__, e)


step = anext(stubborn(), "default").__await__()
attempt(lambda: step.send(None)), attempt(lambda: step.throw(MyError())), attempt(lambda: step.send(None))
step = anext(stubborn(), "default").__await__()
attempt(lambda: step.send(None)), attempt(step.close), attempt(lambda: step.send(None))
step = anext(stubborn(), "default").__await__()
attempt(lambda: step.send(None)), attempt(lambda: step.throw(MyError())), attempt(lambda: step.throw(MyError("again")))
gen = stubborn()
attempt(lambda: gen.__anext__().send(None))
for closing in (gen.aclose(), gen.aclose()):
    attempt(lambda: closing.send(None)), attempt(lambda: closing.send(None)), attempt(closing.close)

# expect-output:
# not run
# not run
# not run
# not run
# not run
# not run
# 1
# 2
# StopIteration default
# 1
# None
# RuntimeError cannot reuse already awaited __anext__()/asend()
# 1
# 2
# MyError again
# 1
# RuntimeError aclose(): asynchronous generator is already running
# RuntimeError cannot reuse already awaited aclose()/athrow()
# None
# RuntimeError aclose(): asynchronous generator is already running
# RuntimeError cannot reuse already awaited aclose()/athrow()
# None
