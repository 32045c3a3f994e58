# async with, async for, comprehensions and delegation, driven by hand.
class Aw:
    def __init__(s, v): s.v=v
    def __await__(s):
        r = yield ('y', s.v)
        return (s.v, r)
class ACM:
    async def __aenter__(s): print('aenter'); return 1
    async def __aexit__(s,t,v,tb): print('aexit', t); return True
class AI:
    def __init__(s,n): s.n=n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.n==0: raise StopAsyncIteration
        s.n-=1; return s.n
async def ag(n):
    for i in range(n):
        got = yield i
        await Aw('ag')
async def main():
    async with ACM() as x: print(x); raise ValueError
    async for i in AI(3): print(i)
    else: print('else')
    print([i async for i in AI(3)], [await Aw(i) async for i in AI(3) if i], [[j async for j in AI(i)] for i in range(3)])
    try:
        async for x in AI(2): raise KeyError
    except KeyError: print('ke')
    try: await Bad()
    except StopIteration as e: print('SI', e)
    except RuntimeError as e: print('RT', e)
    async def never():
        async with ACM(): return 5
    print(await never())
    return [await Aw(j) for j in range(3)]
class Bad:
    def __await__(s):
        raise StopIteration(3)
        yield
def drive(co):
    n=0
    try:
        while True: print('drove', co.send(None if n==0 else n)); n+=1
    except StopIteration as e: return e.value
print(drive(main()))
def g():
    yield 1
    raise StopIteration
try:
    for x in g(): print(x)
except RuntimeError as e: print(repr(e), repr(e.__cause__))

# expect-output:
# aenter
# 1
# aexit <class 'ValueError'>
# 2
# 1
# 0
# else
# drove ('y', 2)
# drove ('y', 1)
# [2, 1, 0] [(2, 1), (1, 2)] [[], [0], [1, 0]]
# ke
# RT generator raised StopIteration
# aenter
# aexit None
# 5
# drove ('y', 0)
# drove ('y', 1)
# drove ('y', 2)
# [(0, 3), (1, 4), (2, 5)]
# 1
# RuntimeError('generator raised StopIteration') StopIteration()
