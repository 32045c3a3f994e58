# A round-robin scheduler of coroutines with sleep, queues and cancellation.
from collections import deque


class Switch:
    def __await__(self):
        yield


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.log = []

    def spawn(self, name, coroutine):
        self.ready.append((name, coroutine))

    def run(self, limit=100):
        for _ in range(limit):
            if not self.ready:
                return
            name, coroutine = self.ready.popleft()
            try:
                coroutine.send(None)
            except StopIteration as stop:
                self.log.append(f"{name} -> {stop.value}")
            else:
                self.ready.append((name, coroutine))


async def producer(queue, items):
    for item in items:
        await Switch()
        queue.append(item)
    queue.append(None)
    return len(items)


async def consumer(queue):
    total = 0
    while True:
        while not queue:
            await Switch()
        item = queue.popleft()
        if item is None:
            return total
        total += item


scheduler, queue = Scheduler(), deque()
scheduler.spawn("consumer", consumer(queue))
scheduler.spawn("producer", producer(queue, [1, 2, 3]))
scheduler.run()
print(scheduler.log, len(queue))  # expect: ['producer -> 3', 'consumer -> 6'] 0
