"""global-rebound: a global is written in the loop, against a local that is stored once."""
from harness import run

total = 0


def slow(n):
    global total
    for i in range(n):
        total += i & 7
    return total


def fast(n):
    global total
    local = total
    for i in range(n):
        local += i & 7
    total = local
    return local


run(slow, fast)
