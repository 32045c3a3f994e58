# A raised limit: deep recursion on the heap, with results and tracebacks intact.
import sys

sys.setrecursionlimit(20000)


def down(n):
    if n == 0:
        return 0
    return down(n - 1) + 1


def total(items):
    return 0 if not items else items[0] + total(items[1:]) if len(items) < 3 else items[0] + total_tail(items, 1)


def total_tail(items, i):
    return 0 if i == len(items) else items[i] + total_tail(items, i + 1)


print(down(19000), down(15000.0))
print(total(list(range(10000))))


def fails(n):
    if n == 0:
        raise KeyError("deep")
    return fails(n - 1)


try:
    fails(12000)
except KeyError as error:
    count, tb = 0, error.__traceback__
    while tb.tb_next:
        count, tb = count + 1, tb.tb_next
    print(error, count, tb.tb_frame.f_locals, tb.tb_frame.f_back.f_locals)
depth = 0


def endless():
    global depth
    depth += 1
    endless()


try:
    endless()
except RecursionError as error:
    print(depth, error)


class Node:
    def __init__(self, value, rest):
        self.value, self.rest = value, rest

    def length(self):
        return 1 if self.rest is None else 1 + self.rest.length()


node = None
for i in range(18000):
    node = Node(i, node)
print(node.length())

# expect-output:
# 19000 15000
# 49995000
# 'deep' 12001 {'n': 0} {'n': 1}
# 19999 maximum recursion depth exceeded
# 18000
