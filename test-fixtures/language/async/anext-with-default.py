# anext(it, default) asks for the awaitable at each step; athrow() takes its arguments when it runs.
import types

class Iterator:
    def __init__(self, awaitable): self.awaitable = awaitable
    def __aiter__(self): return self
    def __anext__(self): return self.awaitable()

def drive(make):
    async def run(): return await make()
    c = run()
    try:
        for _ in range(3):
            print("waits", c.send(None))
    except StopIteration as e:
        print("result", e.value)
    except Exception as e:
        print(type(e).__name__, e)
    finally:
        c.close()

def plain(): yield
class Returns42:
    def __await__(self): return 42
@types.coroutine
def coroutine():
    yield 1
    return 5
for awaitable in plain, Returns42, coroutine:
    drive(lambda: anext(Iterator(awaitable), "default"))
    drive(lambda: anext(Iterator(awaitable)))

async def one(): yield 1
g = one()
drive(lambda: anext(g, 7))
drive(lambda: anext(g, 7))

class Bad(Exception):
    def __new__(cls): return 3
def generator():
    try:
        yield
    except TypeError as e:
        print("inside:", e)
        yield 2
g = generator()
next(g)
print(g.throw(Bad))

# expect-output:
# TypeError object generator can't be used in 'await' expression
# TypeError object generator can't be used in 'await' expression
# TypeError __await__() returned non-iterator of type 'int'
# TypeError __await__() returned non-iterator of type 'int'
# waits 1
# result 5
# waits 1
# result 5
# result 1
# result 7
# inside: calling <class '__main__.Bad'> should have returned an instance of BaseException, not int
# 2
