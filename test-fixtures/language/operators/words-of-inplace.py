# Errors of augmented assignment name its operator; max asks with >, min with <.
def attempt(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print(e)

def xor(a, b):
    a ^= b
    return a

def matmul(a, b):
    a @= b
    return a

for a, b in (1.0, 2.0), (1.0, 2), (2**70, 1.5), ("a", 1), (6, 3):
    attempt(xor, a, b)
    attempt(matmul, a, b)
    attempt(lambda: a ^ b)
attempt(max, {}, 1)
attempt(min, {}, 1)
attempt(max, [1, "a"])
attempt(min, [1, "a"])

class Noisy:
    def __init__(self, x): self.x = x
    def __gt__(self, other):
        print("gt", self.x, other.x)
        return self.x > other.x
    def __lt__(self, other):
        print("lt", self.x, other.x)
        return self.x < other.x
print(max([Noisy(1), Noisy(3), Noisy(2)]).x, min(Noisy(2), Noisy(1)).x, max(Noisy(1), Noisy(2)).x)

# expect-output:
# unsupported operand type(s) for ^=: 'float' and 'float'
# unsupported operand type(s) for @=: 'float' and 'float'
# unsupported operand type(s) for ^: 'float' and 'float'
# unsupported operand type(s) for ^=: 'float' and 'int'
# unsupported operand type(s) for @=: 'float' and 'int'
# unsupported operand type(s) for ^: 'float' and 'int'
# unsupported operand type(s) for ^=: 'int' and 'float'
# unsupported operand type(s) for @=: 'int' and 'float'
# unsupported operand type(s) for ^: 'int' and 'float'
# unsupported operand type(s) for ^=: 'str' and 'int'
# unsupported operand type(s) for @=: 'str' and 'int'
# unsupported operand type(s) for ^: 'str' and 'int'
# 5
# unsupported operand type(s) for @=: 'int' and 'int'
# 5
# '>' not supported between instances of 'int' and 'dict'
# '<' not supported between instances of 'int' and 'dict'
# '>' not supported between instances of 'str' and 'int'
# '<' not supported between instances of 'str' and 'int'
# gt 3 1
# gt 2 3
# lt 1 2
# gt 2 1
# 3 1 2
