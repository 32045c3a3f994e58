# A field that was an int becomes float, big, str, None, and an int again.
class Cell:
    def __init__(self):
        self.v = 0
        self.f = 0.0


def bump(cell, by, n):
    for _ in range(n):
        cell.v += by
        cell.f = cell.f + by
    return cell.v, cell.f


c = Cell()
print(bump(c, 1, 3000))  # expect: (3000, 3000.0)
print(bump(c, 0.5, 10))  # expect: (3005.0, 3005.0)
print(bump(c, 2**60, 2))  # expect: (2.305843009213697e+18, 2.305843009213697e+18)
c.v = c.f = 0
print(bump(c, 1, 3000), type(c.f).__name__)  # expect: (3000, 3000) int
c.v, c.f = "s", "t"
try:
    bump(c, 1, 1)
except TypeError as error:
    print(error)  # expect: can only concatenate str (not "int") to str
print(bump(c, "!", 3))  # expect: ('s!!!', 't!!!')
others = [Cell() for _ in range(1000)]
print(sum(bump(o, 1, 3)[0] for o in others), others[0].f)  # expect: 3000 3.0
others[500].f = None
try:
    print([bump(o, 1, 1) for o in others][0])
except TypeError as error:
    print(error, others[500].v)  # expect: unsupported operand type(s) for +: 'NoneType' and 'int' 4


class Bank:
    def __init__(self):
        self.balance = 100

    def deposit(self, amount):
        self.balance += amount
        return self.balance


b = Bank()
for i in range(3000):
    b.deposit(1)
print(b.deposit(0.5), b.deposit(-3100.5), b.deposit(10**20), b.deposit(-(10**20)))  # expect: 3100.5 0.0 1e+20 0.0
