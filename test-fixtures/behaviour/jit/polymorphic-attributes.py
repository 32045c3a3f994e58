class A:
    kind = 'a'
    def __init__(self, x): self.x = x; self.done = False
    def name(self): return self.kind + str(self.x)
    def late(self, v): self.extra = v; return self
class B(A):
    kind = 'b'
    def __init__(self, x, y): super().__init__(x); self.y = y
    def name(self): return super().name() + '!'
class C(A):
    kind = 'c'
    def __init__(self, x): self.z = 1; super().__init__(x)
class D(A):
    kind = 'd'
    def __init__(self, x): self.w = 1; self.w2 = 2; super().__init__(x)
class E(A):
    kind = 'e'
    def __init__(self, x): self.q = self.q2 = self.q3 = self.q4 = self.q5 = self.q6 = self.q7 = 0; super().__init__(x)
def use(objs):
    out = 0; names = set()
    for o in objs:
        o.x += 1
        o.done = not o.done
        names.add(o.name())
        f = o.name
        if len(f()) > 4: o.late(3)
        out += len(o.kind) + o.x + getattr(o, 'extra', 0)
    return out, len(names)
for k in (A, B, C, D, E):
    pass
def make(n):
    r = []
    for i in range(n):
        r.append([A(i), B(i, 2), C(i), D(i), E(i)][i % 5])
    return r
print(use(make(50)), use(make(5000)), use(make(5000)))  # expect: (1325, 50) (12520043, 5000) (12520043, 5000)
print(use([A(i) for i in range(3000)] + [B(i, i) for i in range(3000)]))  # expect: (9023706, 6000)
A.kind = property(lambda s: 'prop')
print(use(make(50)))  # expect: (1385, 50)
A.name = lambda s: 'patched'
print(use(make(50)))  # expect: (1505, 2)
