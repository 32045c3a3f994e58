# asyncio on the engine's clock: tasks, queues, timeouts, cancellation, streams in memory, threads.
import asyncio
import socket
import time


async def worker(name, queue, out):
    while True:
        n = await queue.get()
        await asyncio.sleep(0.001)
        out.append((name, n))
        queue.task_done()


async def queues():
    queue, out = asyncio.Queue(2), []
    tasks = [asyncio.create_task(worker(name, queue, out)) for name in "ab"]
    for n in range(4):
        await queue.put(n)
    await queue.join()
    for t in tasks:
        t.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))  # expect: [CancelledError(''), CancelledError('')]
    print(sorted(n for _, n in out))  # expect: [0, 1, 2, 3]


async def limits():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout")  # expect: timeout
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except TimeoutError as e:
        print(repr(e))  # expect: TimeoutError()
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (0.001, 5)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))  # expect: [0.001] 1
    for t in pending:
        t.cancel()


async def groups():
    async def fail():
        raise ValueError("one")

    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(fail())
            g.create_task(asyncio.sleep(10))
    except* ValueError as e:
        print(e.exceptions)  # expect: (ValueError('one'),)


async def streams():
    a, b = socket.socketpair()
    (ra, wa), (rb, wb) = [await asyncio.open_connection(sock=s) for s in (a, b)]
    wa.write(b"ping\nrest")
    print(await rb.readline())  # expect: b'ping\n'
    wa.close()
    print(await rb.read())  # expect: b'rest'
    wb.close()


async def threads():
    print(await asyncio.to_thread(lambda: "from a thread"))  # expect: from a thread
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    await loop.run_in_executor(None, lambda: loop.call_soon_threadsafe(future.set_result, 7))
    print(await future)  # expect: 7


for part in (queues, limits, groups, streams, threads):
    asyncio.run(part())

start = time.monotonic()
asyncio.run(asyncio.sleep(0.03))
print(time.monotonic() - start >= 0.03)  # expect: True
