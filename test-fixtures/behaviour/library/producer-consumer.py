"""Producers and consumers as threads over queue.Queue: bounded, with sentinels, priorities, locks and an executor."""
import concurrent.futures
import queue
import threading

jobs, results = queue.Queue(maxsize=4), queue.Queue()
STOP = object()


def produce(start, count):
    for n in range(start, start + count):
        jobs.put(n)


def consume():
    while (n := jobs.get()) is not STOP:
        total = 0
        for i in range(n):
            total += i * i
        results.put((n, total))
        jobs.task_done()
    jobs.task_done()


producers = [threading.Thread(target=produce, args=(100 * k, 100)) for k in range(3)]
consumers = [threading.Thread(target=consume, name=f'consumer-{k}') for k in range(4)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
jobs.join()
for _ in consumers:
    jobs.put(STOP)
for thread in consumers:
    thread.join()
found = dict(results.get_nowait() for _ in range(results.qsize()))
print(len(found), found[299] == sum(i * i for i in range(299)), sum(found.values()), jobs.empty())  # expect: 300 True 666037450 True

try:
    jobs.get(timeout=0.01)
except queue.Empty:
    print('empty')  # expect: empty
ranked = queue.PriorityQueue()
for item in [(3, 'c'), (1, 'a'), (2, 'b')]:
    ranked.put(item)
print([ranked.get() for _ in range(3)])  # expect: [(1, 'a'), (2, 'b'), (3, 'c')]

count, lock, barrier = 0, threading.Lock(), threading.Barrier(3)


def add():
    global count
    barrier.wait()
    for _ in range(500):
        with lock:
            count += 1


threads = [threading.Thread(target=add) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)  # expect: 1500
with concurrent.futures.ThreadPoolExecutor(3) as pool:
    print(list(pool.map(lambda n: n * n, range(10))))  # expect: [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
    failing = pool.submit(lambda: 1 / 0)
    print(type(failing.exception()).__name__)  # expect: ZeroDivisionError
shut = queue.Queue()
shut.shutdown()
try:
    shut.put(1)
except queue.ShutDown:
    print('shut down')  # expect: shut down
