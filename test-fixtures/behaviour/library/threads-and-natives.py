# Threads of which one lies below a native call that called back (a generator that `sum` drains), so that others run on
# top of it: they must never be the ones it waits for.
import concurrent.futures
import threading

lock = threading.Lock()
log = []


class Guard:
    def __enter__(self):
        return lock.__enter__()

    def __exit__(self, *exception):
        lock.__exit__(*exception)
        return True


def worker(how):
    with how:
        log.append("worker")


def holding(how):
    lock.acquire()
    thread = threading.Thread(target=worker, args=(how,))
    thread.start()
    for i in range(60_000):
        yield 0
    log.append("holder")
    lock.release()
    thread.join()
    yield 1


# `with` waits in `__enter__`, written in Python or not
for how in (Guard(), lock):
    print(sum(holding(how)), log)  # expect: 1 ['holder', 'worker'] | 1 ['holder', 'worker']
    log.clear()


# `__exit__` waits, with an exception and without
def pool(fails):
    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        futures = [executor.submit(lambda n=n: sum(x for x in range(n))) for n in (10, 100, 20_000)]
        if fails:
            raise ValueError([f.result() for f in futures][:2])
    yield [f.result() for f in futures]


print(list(pool(False)))  # expect: [[45, 4950, 199990000]]
try:
    list(pool(True))
except ValueError as e:
    print(repr(e))  # expect: ValueError([45, 4950])


# a lock taken again and again below a native by several threads
again = threading.RLock()
total = 0


def add(n):
    global total
    for i in range(n):
        with again, again:
            before = total
            for _ in range(20):
                pass
            total = before + 1
        yield 1


threads = [threading.Thread(target=lambda: log.append(sum(add(2000)))) for _ in range(3)]
for t in threads:
    t.start()
log.append(sum(add(2000)))
for t in threads:
    t.join()
print(total, log)  # expect: 8000 [2000, 2000, 2000, 2000]


# a lock that is a signal: whoever took it waits for another to release it
signal = threading.Lock()
signal.acquire()


def spin():
    threading.Thread(target=signal.release).start()
    while signal.locked():
        yield 0
    yield 1


print(sum(spin()))  # expect: 1
