# Exceptions that leave several compiled functions: handlers, finally blocks, tracebacks and generators between them.
import traceback
log = []
class Stop(Exception): pass
def leaf(n):
    if n % 3 == 0: raise Stop(n)
    return n
def middle(n): return leaf(n) + 1
def cleaned(n):
    try: return middle(n)
    finally: log.append(n)
def caught(n):
    try: return cleaned(n)
    except Stop as e: return -e.args[0]
def via_generator(n):
    yield middle(n)
    yield leaf(n + 1)
def drain(n):
    try: return list(via_generator(n))
    except Stop as e: return [f.name for f in traceback.extract_tb(e.__traceback__)]
def via_native(n):
    try: return sorted([n, n + 1], key=middle)
    except Stop as e: return [f.name for f in traceback.extract_tb(e.__traceback__)]
def via_call(n):
    try: return middle(*[n])
    except Stop as e: return [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)]
class Deep:
    def __init__(self, n):
        if n == 7: raise Stop('init')
        self.n = n
def make(n):
    try: return Deep(n).n
    except Stop as e: return [f.name for f in traceback.extract_tb(e.__traceback__)]
def reraise(n):
    try: return middle(n)
    except Stop as e:
        raise ValueError('again') from e
def outer(n):
    try: return reraise(n)
    except ValueError as e: return type(e.__cause__).__name__, len(traceback.extract_tb(e.__traceback__))
for _ in range(120):
    r = [caught(i) for i in range(7)], [drain(i) for i in range(4)], [via_native(i) for i in range(4)], [via_call(i) for i in range(4)]
    s = [make(i) for i in (1, 7)], [outer(i) for i in (1, 3)]
print(*r, *s, sep='\n')
print(len(log), log[:7])
def loop(n):
    count = 0
    for i in range(n):
        try: middle(i)
        except Stop: count += 1
    return count
print(loop(3000))
def forever(n): return forever(n + 1)
try: forever(0)
except RecursionError as e: print('RecursionError')
print(caught(9), caught(10))

# expect-output:
# [0, 2, 3, -3, 5, 6, -6]
# [['drain', 'via_generator', 'middle', 'leaf'], [2, 2], ['drain', 'via_generator', 'leaf'], ['drain', 'via_generator', 'middle', 'leaf']]
# [['via_native', 'middle', 'leaf'], [1, 2], ['via_native', 'middle', 'leaf'], ['via_native', 'middle', 'leaf']]
# [[('via_call', 25), ('middle', 8), ('leaf', 6)], 2, 3, [('via_call', 25), ('middle', 8), ('leaf', 6)]]
# [1, ['make', '__init__']]
# [2, ('Stop', 2)]
# 840 [0, 1, 2, 3, 4, 5, 6]
# 1000
# RecursionError
# -9 11
