# throw and close reach a generator whose loop is hot.
def worker(log):
    i = 0
    try:
        while True:
            try:
                i += 1
                yield i
            except ValueError as error:
                log.append((i, str(error)))
                i = 0
    finally:
        log.append(("closed", i))


log = []
w = worker(log)
for k in range(3000):
    if k % 1000 == 999:
        w.throw(ValueError(f"reset {k}"))
    else:
        value = next(w)
print(value, log)  # expect: 1000 [(999, 'reset 999'), (1000, 'reset 1999'), (1000, 'reset 2999')]
w.close()
print(log[-1])  # expect: ('closed', 1)
try:
    w = worker(log)
    for k in range(2000):
        next(w)
    w.throw(KeyError("out"))
except KeyError as error:
    print(error, log[-1], error.__traceback__.tb_next.tb_lineno)  # expect: 'out' ('closed', 2000) 8


def outer(log):
    return (yield from worker(log))


w = outer(log)
for k in range(3000):
    next(w)
print(w.throw(ValueError("through")), next(w), w.close(), log[-2:])  # expect: 1 2 None [(3000, 'through'), ('closed', 2)]
