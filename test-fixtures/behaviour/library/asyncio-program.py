"""Tasks, queues, timeouts, cancellation, locks, streams in memory and groups, in one program."""
import asyncio


async def producer(queue, name, count):
    for i in range(count):
        await asyncio.sleep(0)
        await queue.put((name, i))
    return name


async def consumer(queue, seen):
    while True:
        item = await queue.get()
        seen.append(item)
        queue.task_done()


async def pipeline():
    queue, seen = asyncio.Queue(maxsize=3), []
    consumers = [asyncio.create_task(consumer(queue, seen)) for _ in range(3)]
    names = await asyncio.gather(*(producer(queue, name, 200) for name in 'abc'))
    await queue.join()
    for task in consumers:
        task.cancel()
    ends = await asyncio.gather(*consumers, return_exceptions=True)
    print(names, len(seen), sum(i for _, i in seen), [type(e).__name__ for e in ends])
    print([[i for n, i in seen if n == name] == list(range(200)) for name in 'abc'])


async def timeouts():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)
    except TimeoutError:
        print('timed out')
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except TimeoutError:
        print('gave up')
    shielded = asyncio.create_task(asyncio.sleep(0.02, 'kept'))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.001)
    except TimeoutError:
        print('shield', shielded.done(), await shielded)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(t, t)) for t in (0, 30)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending), [t.cancel() for t in pending])


async def cancellation():
    log = []

    async def work(n):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as error:
            log.append((n, error.args))
            raise
        finally:
            await asyncio.sleep(0)
            log.append((n, 'clean'))

    task = asyncio.create_task(work(1))
    await asyncio.sleep(0)
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError:
        print(log, task.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(2))
            group.create_task(work(3))
            await asyncio.sleep(0)
            raise ValueError('stop')
    except* ValueError as error:
        print(error.exceptions, sorted(log[2:], key=str))


async def locks():
    lock, ready, gate = asyncio.Lock(), asyncio.Condition(), asyncio.Semaphore(2)
    inside = most = 0

    async def enter():
        nonlocal inside, most
        async with gate:
            inside += 1
            most = max(most, inside)
            async with lock:
                await asyncio.sleep(0)
            inside -= 1

    async def notify():
        async with ready:
            ready.notify_all()

    await asyncio.gather(*(enter() for _ in range(50)))
    async with ready:
        asyncio.get_running_loop().call_later(0.001, lambda: asyncio.ensure_future(notify()))
        await ready.wait()
    print(most, inside, await asyncio.to_thread(sum, range(100)))


async def streams():
    reader = asyncio.StreamReader()
    reader.feed_data(b'one\ntwo\nthree')
    reader.feed_eof()
    print([line async for line in reader])

    async def numbers():
        for i in range(300):
            yield i
            await asyncio.sleep(0)

    print(sum([n * n async for n in numbers() if n % 2]))


async def main():
    for part in (pipeline, timeouts, cancellation, locks, streams):
        await part()


asyncio.run(main())

# expect-output:
# ['a', 'b', 'c'] 600 59700 ['CancelledError', 'CancelledError', 'CancelledError']
# [True, True, True]
# timed out
# gave up
# shield False kept
# [0] 1 [True]
# [(1, ('enough',)), (1, 'clean')] True
# (ValueError('stop'),) [(2, 'clean'), (2, ()), (3, 'clean'), (3, ())]
# 2 0 4950
# [b'one\n', b'two\n', b'three']
# 4499950
