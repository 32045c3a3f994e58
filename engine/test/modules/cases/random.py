from _random import Random

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

for seed in (0, 1, -1, 42, 2**31, 2**32, 2**64 + 12345, 10**50, True, 1.5, (1, 2)):
    r = Random(seed)
    print(seed, [r.random() for _ in range(3)], r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(100), r.getrandbits(0))
r = Random(3); state = r.getstate(); a = [r.random() for _ in range(700)]; r.setstate(state); b = [r.random() for _ in range(700)]
show('state', lambda: (a == b, len(state), state[:3], state[-1], hash(r.getstate()), sum(a)))
show('bits', lambda: r.getrandbits(-1)); show('bits type', lambda: r.getrandbits(1.5)); show('set', lambda: r.setstate((1, 2))); show('set type', lambda: r.setstate([1])); show('set index', lambda: r.setstate(state[:-1] + (625,)))
r.seed(9); x = r.random(); r.__init__(9); show('seed', lambda: (x == r.random(), r.seed(5), r.random()))
class R(Random):
    def __init__(self, x=None): self.x = x; self.seed(x)
show('subclass', lambda: (R(4).random() == Random(4).random(), R(4).x))
class K:
    def __hash__(self): return -7
show('by hash', lambda: Random(K()).random())
show('unhashable', lambda: Random([]))
