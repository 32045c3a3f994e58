import sys, traceback
def leaf(n):
    try:
        for i in range(n):
            got = yield i
            if got: yield ('got', got)
    finally:
        log.append('leaf end')
    return 'leaf %d' % n
def mid(n):
    r = yield from leaf(n)
    log.append(r)
    try:
        r = yield from bad(n)
    except ValueError as e:
        log.append(str(e))
    return r + '!'
def bad(n):
    yield 'b'
    raise ValueError('bad %d' % n)
def top(n):
    r = yield from mid(n)
    log.append(r)
    yield from names()
    yield from (x for x in 'xy')
    return 5
def names():
    f = sys._getframe()
    out = []
    while f: out.append(f.f_code.co_name); f = f.f_back
    yield out[:2]
    g = me[0]
    yield g.gi_running, g.gi_yieldfrom is not None
    try: next(g)
    except ValueError as e: yield str(e)
log = []; me = [None]
def run(n):
    g = me[0] = top(n); out = []
    try:
        out.append(next(g)); out.append(g.send('hello'))
        while True: out.append(next(g))
    except StopIteration as e: out.append(e.value)
    return out
for n in (1, 3): print(run(n), log); log.clear()
for n in range(400): run(3)
log.clear(); print(run(3), log)
def deep(d):
    if d == 0: raise KeyError('deep')
    yield d
    yield from deep(d - 1)
    yield -d
def walk(d):
    out = []
    try:
        for x in deep(d): out.append(x)
    except KeyError as e:
        out.append(len(traceback.extract_tb(e.__traceback__)))
        out.append([f.name + ':' + f.line for f in traceback.extract_tb(e.__traceback__)][-2:])
    return out
for i in range(200): r = walk(5)
print(r)
def tree(d):
    if d:
        yield from tree(d - 1)
        yield d
        yield from tree(d - 1)
print(sum(tree(10)), list(tree(3)))
g = tree(4); next(g); next(g); g.close(); print(list(g))
def closer():
    try: yield from leaf(5)
    except GeneratorExit: log.append('closed'); raise
log.clear()
for i in range(100):
    g = closer(); next(g); next(g); g.close()
print(log[-2:])
def thrower():
    while True:
        try: yield from leaf(3)
        except RuntimeError as e: yield 'caught ' + str(e)
for i in range(100):
    g = thrower(); next(g); next(g); r = [g.throw(RuntimeError('x')), next(g), next(g)]
print(r)
def rec(n):
    if n: yield from rec(n - 1)
    yield n
sys.setrecursionlimit(200)
try: print(sum(rec(500)))
except RecursionError as e: print('RecursionError')
print(sum(rec(100)))

# expect-output:
# [0, ('got', 'hello'), 'b', ['names', 'top'], (True, False), 'generator already executing', 'x', 'y', 5] ['leaf end', 'leaf 1', 'bad 1', 'leaf 1!']
# [0, ('got', 'hello'), 1, 2, 'b', ['names', 'top'], (True, False), 'generator already executing', 'x', 'y', 5] ['leaf end', 'leaf 3', 'bad 3', 'leaf 3!']
# [0, ('got', 'hello'), 1, 2, 'b', ['names', 'top'], (True, False), 'generator already executing', 'x', 'y', 5] ['leaf end', 'leaf 3', 'bad 3', 'leaf 3!']
# [5, 4, 3, 2, 1, 7, ['deep:yield from deep(d - 1)', "deep:if d == 0: raise KeyError('deep')"]]
# 2036 [1, 2, 1, 3, 1, 2, 1]
# []
# ['leaf end', 'closed']
# ['caught x', 0, 1]
# RecursionError
# 5050
