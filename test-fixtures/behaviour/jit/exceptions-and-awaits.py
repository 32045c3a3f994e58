# Compiled handlers: with statements that swallow or pass on, bare raise, what is thrown into generators, asynchronous generators.
import asyncio
from contextlib import contextmanager


class Ledger:
    def __init__(self, swallow):
        self.swallow, self.opened, self.seen = swallow, 0, []

    def __enter__(self):
        self.opened += 1
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.seen.append((kind.__name__, str(error), traceback.tb_lineno))
        return self.swallow and kind is not None


def work(n):
    if n % 3 == 0:
        raise ValueError(n)
    return n


def swallowing(count):
    ledger, total = Ledger(True), 0
    for n in range(count):
        with ledger:
            try:
                total += work(n)
            except ValueError:
                total += 100
                raise
    return total, ledger.opened, len(ledger.seen), ledger.seen[-1]


print(swallowing(300))  # expect: (40000, 300, 100, ('ValueError', '297', 31))


def passing_on(count):
    ledger, caught = Ledger(False), 0
    for n in range(count):
        try:
            with ledger:
                work(n)
        except ValueError as error:
            caught += error.args[0]
            if error.__context__ is not None:
                print("context", error.__context__)
    return caught, len(ledger.seen)


print(passing_on(300))  # expect: (14850, 100)


@contextmanager
def transaction(log):
    log.append("begin")
    try:
        yield len(log)
    except ValueError as error:
        log.append(f"undo {error}")
        raise
    except KeyError:
        log.append("ignored")
    else:
        log.append("commit")
    finally:
        log.append("end")


def batch(count):
    log, failed = [], 0
    for n in range(count):
        try:
            with transaction(log):
                if n % 5 == 0:
                    raise KeyError(n)
                work(n)
        except ValueError:
            failed += 1
    return failed, len(log), log[-3:]


print(batch(200))  # expect: (53, 600, ['begin', 'commit', 'end'])


def stubborn():
    received = 0
    while True:
        try:
            yield received
        except ValueError:
            received += 1
        except KeyError:
            return


def throwing(count):
    g = stubborn()
    next(g)
    for n in range(count):
        last = g.throw(ValueError(n))
    try:
        g.throw(KeyError("done"))
    except StopIteration:
        return last


print(throwing(200))  # expect: 200


async def numbers(count):
    try:
        for n in range(count):
            if n % 7 == 0:
                await asyncio.sleep(0)
            got = yield n * n
            if got:
                yield -got
    finally:
        cleanups.append(count)


cleanups = []


async def consume(count):
    total = 0
    async for n in numbers(count):
        total += n
        if total > 500_000:
            break
    g = numbers(50)
    total += await anext(g)
    total += await g.asend(5)
    try:
        await g.athrow(ValueError("stop"))
    except ValueError as error:
        total += len(str(error))
    g = numbers(60)
    await anext(g)
    await g.aclose()
    return total


async def many():
    totals = [await consume(n) for n in (10, 100, 200)]
    lock = asyncio.Lock()
    held = 0
    for n in range(150):
        try:
            async with lock:
                held += work(n)
        except ValueError:
            held -= 1
    return totals, held, lock.locked()


print(asyncio.run(many()), sorted(cleanups)[:5])  # expect: ([284, 328349, 500364], 7450, False) [10, 50, 50, 50, 60]
