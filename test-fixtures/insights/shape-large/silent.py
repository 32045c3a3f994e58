class Usual:
    def __init__(self):
        self.a0 = self.a1 = self.a2 = self.a3 = self.a4 = self.a5 = self.a6 = self.a7 = 0
        self.b0 = self.b1 = self.b2 = self.b3 = self.b4 = self.b5 = self.b6 = self.b7 = 0


class ManyMethods:
    """Attributes of the class are no attributes of its instances."""
    k0 = k1 = k2 = k3 = k4 = k5 = k6 = k7 = k8 = k9 = 0
    l0 = l1 = l2 = l3 = l4 = l5 = l6 = l7 = l8 = l9 = 0
    m0 = m1 = m2 = m3 = m4 = m5 = m6 = m7 = m8 = m9 = 0
    n0 = n1 = n2 = n3 = n4 = n5 = n6 = n7 = n8 = n9 = 0

    def __init__(self):
        self.x = 1


class ColdWide:
    def __init__(self):
        for i in range(45):
            setattr(self, f"f{i}", i)


def use(usual, many, n):
    total = 0
    for _ in range(n):
        total += usual.b7 + many.x + many.n9
        usual.a0 = total
    return total


print(use(Usual(), ManyMethods(), 3000), ColdWide().f44)
