# Objects die when the host collects them; a few calls in between clear what registers still hold.
import gc
from _weakref import ref, proxy

class C: pass
log = []
kept = []

class Other: pass
def settle():
    for _ in range(3):
        a, b = Other(), Other()
        a.other, b.other = b, a
    gc.collect()

def make():
    c = C()
    return ref(c), ref(c, lambda r: log.append(('died', r() is None))), proxy(c), ref(c)
def use():
    kept.extend(make())
use(); settle(); settle()
r, with_callback, p, r2 = kept
print(r(), with_callback(), log, with_callback.__callback__, r == r, r is r2, r == with_callback)
try: p.x
except ReferenceError as e: print(e)
try: hash(r)
except TypeError as e: print(e)
print('dead' in repr(r))

def ring():
    a, b = C(), C()
    a.other, b.other = b, a
    kept[:] = ref(a), ref(b)
ring(); settle(); settle(); print([r() for r in kept])
