"""A small operating system for coroutines: tasks, virtual time, channels, locks and cancellation, with async/await.

The kernel sends to coroutines and they yield requests; no library schedules for it.
"""

import heapq
import sys
import time
from collections import deque

DEFAULT_SIZE = 110000


class Cancelled(Exception):
    pass


class Request:
    """An awaitable that hands itself to the kernel and gets its answer back."""

    def __init__(self, kind, *args):
        self.kind = kind
        self.args = args

    def __await__(self):
        return (yield self)


def sleep(duration):
    return Request("sleep", duration)


def spawn(coroutine, name):
    return Request("spawn", coroutine, name)


def join(task):
    return Request("join", task)


def current_time():
    return Request("time")


class Task:
    def __init__(self, number, name, coroutine):
        self.number = number
        self.name = name
        self.coroutine = coroutine
        self.result = None
        self.done = False
        self.waiters = []
        self.cancelled = False


class Kernel:
    def __init__(self):
        self.now = 0
        self.ready = deque()
        self.sleeping = []
        self.started = 0
        self.switches = 0
        self.handlers = {
            "sleep": self.on_sleep,
            "spawn": self.on_spawn,
            "join": self.on_join,
            "time": lambda task: self.resume(task, self.now),
            "park": lambda task, queue: queue.append(task),
            "wake": self.on_wake,
            "cancel": self.on_cancel,
        }

    def start(self, name, coroutine):
        self.started += 1
        task = Task(self.started, name, coroutine)
        self.resume(task, None)
        return task

    def resume(self, task, value):
        self.ready.append((task, value))

    def on_sleep(self, task, duration):
        heapq.heappush(self.sleeping, (self.now + duration, self.switches, task))

    def on_spawn(self, task, coroutine, name):
        self.resume(task, self.start(name, coroutine))

    def on_join(self, task, other):
        if other.done:
            self.resume(task, other.result)
        else:
            other.waiters.append(task)

    def on_wake(self, task, queue, value):
        if queue:
            self.resume(queue.popleft(), value)
        self.resume(task, None)

    def on_cancel(self, task, other):
        other.cancelled = True
        self.resume(task, None)

    def finish(self, task, result):
        task.result, task.done = result, True
        for waiter in task.waiters:
            self.resume(waiter, result)

    def step(self, task, value):
        self.switches += 1
        try:
            if task.cancelled:
                task.cancelled = False
                request = task.coroutine.throw(Cancelled(task.name))
            else:
                request = task.coroutine.send(value)
        except StopIteration as stop:
            self.finish(task, stop.value)
        except Cancelled as reason:
            self.finish(task, f"cancelled {reason}")
        else:
            self.handlers[request.kind](task, *request.args)

    def run(self, coroutine):
        main = self.start("main", coroutine)
        while not main.done:
            while self.ready:
                self.step(*self.ready.popleft())
            if not self.sleeping:
                break
            self.now, _, task = heapq.heappop(self.sleeping)
            self.resume(task, None)
        return main.result


class Channel:
    """At most so many items wait; senders and receivers park."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.senders = deque()
        self.receivers = deque()
        self.closed = False

    async def send(self, item):
        while len(self.items) >= self.capacity:
            await Request("park", self.senders)
        self.items.append(item)
        await Request("wake", self.receivers, None)

    async def receive(self):
        while not self.items:
            if self.closed:
                return None
            await Request("park", self.receivers)
        item = self.items.popleft()
        await Request("wake", self.senders, None)
        return item

    async def close(self):
        self.closed = True
        for _ in range(len(self.receivers)):
            await Request("wake", self.receivers, None)

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.receive()
        if item is None:
            raise StopAsyncIteration
        return item


class Lock:
    def __init__(self):
        self.held = False
        self.waiting = deque()
        self.contended = 0

    async def __aenter__(self):
        while self.held:
            self.contended += 1
            await Request("park", self.waiting)
        self.held = True
        return self

    async def __aexit__(self, kind, error, traceback):
        self.held = False
        await Request("wake", self.waiting, None)


async def sensor(channel, number, count):
    for step in range(count):
        await sleep(3 + (number * 7 + step) % 5)
        await channel.send((number, number * 1000 + step))


async def smooth(source, target, length):
    recent = {}
    async for number, value in source:
        values = recent.setdefault(number, deque(maxlen=length))
        values.append(value)
        await target.send((number, sum(values) // len(values)))
    await target.close()


async def shared_counter(lock, totals, name, count):
    for _ in range(count):
        async with lock:
            seen = totals["all"]
            await sleep(1)
            totals["all"] = seen + 1
        totals[name] = totals.get(name, 0) + 1


async def ticker(log):
    try:
        while True:
            await sleep(250)
            log.append(await current_time())
    finally:
        log.append(-1)


async def numbers(limit):
    for number in range(limit):
        if number % 10 == 0:
            await sleep(1)
        yield number


async def program(count, log):
    raw, smoothed = Channel(4), Channel(2)
    watch = await spawn(ticker(log), "ticker")
    sensors = [await spawn(sensor(raw, number, count // 10), f"sensor {number}") for number in range(6)]
    await spawn(smooth(raw, smoothed, 5), "smooth")
    lock, totals = Lock(), {"all": 0}
    workers = [await spawn(shared_counter(lock, totals, f"worker {n}", count // 20), f"worker {n}") for n in range(3)]

    async def stop_when_done():
        for task in sensors:
            await join(task)
        await raw.close()

    await spawn(stop_when_done(), "stop")
    checksum = 0
    async for number, value in smoothed:
        checksum = (checksum * 7 + number + value) % 1000003
    for task in workers:
        await join(task)
    evens = [n async for n in numbers(count) if n % 2 == 0]
    await Request("cancel", watch)
    return checksum, totals, lock.contended, sum(evens), await join(watch)


def run(count):
    kernel = Kernel()
    log = []
    checksum, totals, contended, evens, watch = kernel.run(program(count, log))
    lines = [f"checksum {checksum}, totals {totals}, contended {contended}, evens {evens}"]
    lines.append(f"{kernel.started} tasks, {kernel.switches} switches, time {kernel.now}, {watch}")
    lines.append(f"{len(log)} ticks, last {log[-3:]}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
