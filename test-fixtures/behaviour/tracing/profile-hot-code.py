# sys.setprofile from hot code, and until it is taken away: every call is told of, whatever was compiled; afterwards code is fast again.
import sys
n = 0
def count(frame, event, arg):
    global n
    n += event in ('call', 'return')
def hot(x): return x + 1
def loop(k):
    t = 0
    for i in range(k):
        if i == k // 2: start()
        t = hot(t)
    return t
def start(): sys.setprofile(count)
for _ in range(50): loop(200); sys.setprofile(None)
print(n)  # expect: 10100
n = 0
def outer(): return [loop(100) for _ in range(30)]
outer(); sys.setprofile(None); print(n)  # expect: 6019
