# options: --timeout 4 --memory 256
# Attempts to use up the machine: time, memory, threads, the host's stack. On a slow machine the time limit comes first.

# attempt: a loop without end
while True: pass
# ends: status 124

# attempt: a loop that catches everything
while True:
    try:
        while True: pass
    except BaseException: pass
# ends: status 124

# attempt: sleep for ever
import time
time.sleep(1e9)
# ends: status 124

# attempt: wait for ever
import threading
threading.Event().wait(1e8)
# ends: status 124

# attempt: a finally without end
import atexit
@atexit.register
def stay():
    while True: pass
# ends: status 124

# attempt: a regular expression that explodes
import re
re.match('(a+)+$', 'a' * 100 + 'b')
# ends: status 124

# attempt: output without end
import sys
while True: sys.stderr.write('')
# ends: status 124

# attempt: a list of ten billion
[0] * 10**10
# ends: MemoryError | status 124

# attempt: a text of a hundred billion
'a' * 10**11
# ends: MemoryError | status 124

# attempt: a terabyte of bytes
bytearray(1 << 40)
# ends: MemoryError | status 124

# attempt: an array of ten billion
import array
array.array('d', [0]) * 10**10
# ends: MemoryError | status 124

# attempt: random bytes
import os
os.urandom(10**12)
# ends: MemoryError | OverflowError | ValueError | status 124

# attempt: random bits
import random
random.getrandbits(10**12)
# ends: MemoryError | OverflowError | status 124

# attempt: a shift
1 << 10**13
# ends: MemoryError | OverflowError | status 124

# attempt: a power of a power
10**10**10
# ends: MemoryError | OverflowError | status 124

# attempt: a width
f'{1:>999999999999}'
# ends: MemoryError | OverflowError | ValueError | status 124

# attempt: a percent width
'%9999999999d' % 1
# ends: MemoryError | OverflowError | ValueError | status 124

# attempt: pad a text
'x'.center(10**12)
# ends: MemoryError | OverflowError | status 124

# attempt: expand tabs
('\t' * 10**6).expandtabs(10**6)
# ends: MemoryError | OverflowError | status 124

# attempt: replace nothing by much
('a' * 10**6).replace('', 'b' * 10**6)
# ends: MemoryError | OverflowError | status 124

# attempt: join to itself
('a' * 10**6).join(['b'] * 10**6)
# ends: MemoryError | OverflowError | status 124

# attempt: translate into much
('a' * 10**6).translate({97: 'b' * 10**6})
# ends: MemoryError | status 137 | status 124

# attempt: a list of everything
import itertools
list(itertools.count())
# ends: MemoryError | status 137 | status 124

# attempt: a list that is extended by itself
a = [0]
while True: a.extend(a)
# ends: MemoryError | status 137 | status 124

# attempt: texts that are doubled
a = 'ab'
while True: a = a + a + str(len(a))
# ends: MemoryError | status 137 | status 124

# attempt: an expansion of entities in disguise
a = ['lol']
for i in range(60): a = [a] * 10
repr(a)
# ends: MemoryError | status 137 | status 124

# attempt: a bomb of zeros, compressed
import zlib
data = zlib.compress(bytes(10**6))
packed = zlib.compressobj()
parts = b''.join(packed.compress(bytes(10**6)) for i in range(100)) + packed.flush()
all = [zlib.decompress(parts) for i in range(100)]
# ends: MemoryError | status 137 | status 124

# attempt: files in memory without end
with open('own', 'wb') as file:
    while True: file.write(bytes(10**6))
# ends: MemoryError | status 137 | status 124

# attempt: a file that is long and empty
import os
open('own', 'wb').close()
os.truncate('own', 10**12)
# ends: MemoryError | status 124

# attempt: seek far and write
with open('own', 'wb') as file:
    file.seek(10**12)
    file.write(b'x')
# ends: MemoryError | status 124

# attempt: folders without end
import os
for i in range(10**9): os.mkdir(f'own{i}')
# ends: MemoryError | status 137 | status 124 | OSError

# attempt: threads that start threads
import threading
def work():
    while True:
        threading.Thread(target=work).start()
work()
# ends: MemoryError | status 137 | status 124 | RuntimeError

# attempt: threads that wait
import threading
gate = threading.Event()
while True: threading.Thread(target=gate.wait).start()
# ends: MemoryError | status 137 | status 124 | RuntimeError

# attempt: executors without end
import concurrent.futures, time
pools = []
while True:
    pools.append(concurrent.futures.ThreadPoolExecutor(100))
    for i in range(100): pools[-1].submit(time.sleep, 1000)
# ends: MemoryError | status 137 | status 124 | RuntimeError

# attempt: tasks that start tasks
import asyncio
async def work():
    while True:
        asyncio.create_task(work())
        await asyncio.sleep(0)
asyncio.run(work())
# ends: MemoryError | status 137 | status 124

# attempt: recursion
def f(): f()
f()
# ends: RecursionError | status 124

# attempt: recursion without a limit
import sys
sys.setrecursionlimit(2**31 - 1)
def f(x): return f([x])
f(0)
# ends: RecursionError | status 137 | status 124

# attempt: recursion through natives
import functools, sys
sys.setrecursionlimit(10**6)
def f(x): return max([x], key=f)
f(0)
# ends: RecursionError | status 124

# attempt: recursion through operators
import sys
sys.setrecursionlimit(10**6)
class A:
    def __eq__(self, other): return [self] == [A()]
    def __repr__(self): return repr([self])
try:
    A() == A()
except RecursionError:
    repr(A())
# ends: RecursionError | status 124

# attempt: deep JSON
import json
json.loads('[' * 10**6)
# ends: RecursionError | json.decoder.JSONDecodeError | status 124

# attempt: deep data into JSON
import json, sys
sys.setrecursionlimit(10**6)
a = []
for i in range(10**6): a = [a]
json.dumps(a)
# ends: RecursionError | status 124

# attempt: deep data compared, copied and shown
import copy, pickle, sys
sys.setrecursionlimit(10**6)
a, b = [], []
for i in range(10**5): a, b = [a], [b]
for work in (lambda: a == b, lambda: repr(a), lambda: copy.deepcopy(a), lambda: pickle.dumps(a)):
    try:
        work()
    except RecursionError:
        pass
print('ended')
# ends: prints ended | status 124

# attempt: deep source
eval('(' * 10**5 + ')' * 10**5)
# ends: SyntaxError | MemoryError | RecursionError | status 124

# attempt: deep source of operators
eval('-' * 10**6 + '1')
# ends: MemoryError | RecursionError | SyntaxError | status 124

# attempt: deep regular expression
import re
re.compile('(' * 10**5 + ')' * 10**5)
# ends: RecursionError | MemoryError | re.PatternError | OverflowError | status 124

# attempt: generators in generators
def g(n):
    if n: yield from g(n - 1)
    yield n
import sys
sys.setrecursionlimit(10**7)
next(g(10**6))
# ends: RecursionError | MemoryError | status 137 | status 124

# attempt: a million digits
int('9' * 10**6)
# ends: ValueError | status 124

# attempt: an exception for each exception
def f(n):
    try:
        1 / 0
    finally:
        f(n + 1)
f(0)
# ends: RecursionError | ZeroDivisionError | status 124

# attempt: a group of exceptions that is deep
e = ValueError()
for i in range(10**5): e = ExceptionGroup('x', [e])
raise e
# ends: RecursionError | ExceptionGroup | ValueError | status 1 | status 124
