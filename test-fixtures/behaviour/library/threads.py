# Threads: waiting, handing over, results and failures, the same in every tier.
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

jobs, done = queue.Queue(maxsize=2), []


def produce():
    for n in range(6):
        jobs.put(n)
    jobs.put(None)


def consume():
    while (n := jobs.get()) is not None:
        done.append(n * n)


workers = [threading.Thread(target=f) for f in (produce, consume)]
for w in workers:
    w.start()
for w in workers:
    w.join()
print(done)

# a loop that only looks lets the other thread go on
ready = False


def later():
    global ready
    for _ in range(5000):
        pass
    ready = True


t = threading.Thread(target=later)
t.start()
while not ready:
    pass
t.join()
print(t.is_alive(), ready)

# waiting inside a generator, in another thread
gate = threading.Lock()
gate.acquire()


def behind_gate():
    with gate:
        yield "passed"


seen = []
t = threading.Thread(target=lambda: seen.extend(behind_gate()))
t.start()
print(seen)
gate.release()
t.join()
print(seen)

# data of each thread's own
local = threading.local()
local.name = "main"
t = threading.Thread(target=lambda: seen.append(hasattr(local, "name")))
t.start()
t.join()
print(seen, local.name)

# timeouts
lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=0.01), lock.acquire(blocking=False), threading.Event().wait(0.01))

barrier, order = threading.Barrier(3), []


def meet(n):
    barrier.wait()
    order.append(n)


ts = [threading.Thread(target=meet, args=(n,)) for n in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(order))

with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(lambda x: x * 2, range(5))))
    failing = pool.submit(lambda: 1 // 0)
    print(repr(failing.exception()))

# an exception ends its thread and no other
caught = []
threading.excepthook = lambda args: caught.append((args.exc_type.__name__, args.thread.name))
t = threading.Thread(target=lambda: [].pop(), name="failing")
t.start()
t.join()
print(caught)

# started last, ends after the main program
def farewell():
    time.sleep(0.02)
    print("last")


threading.Thread(target=farewell).start()
print("main ends")

# expect-output:
# [0, 1, 4, 9, 16, 25]
# False True
# []
# ['passed']
# ['passed', False] main
# False False False
# [0, 1, 2]
# [0, 2, 4, 6, 8]
# ZeroDivisionError('integer division or modulo by zero')
# [('IndexError', 'failing')]
# main ends
# last
