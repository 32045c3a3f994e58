# A recursive function whose types change deep inside.
def tree(depth, leaf):
    if depth == 0:
        return leaf
    return tree(depth - 1, leaf) + tree(depth - 1, leaf)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(18), tree(11, 1))
print(tree(3, 0.5), tree(3, "ab"), tree(2, [1]), tree(4, 2**60), fib(15.0), fib(True))
try:
    tree(5, None)
except TypeError as error:
    print(error)


def changing(n, state):
    state[0] += 1
    if state[0] == 2500:
        state[1] = 0.5
    return state[1] if n < 2 else changing(n - 1, state) + changing(n - 2, state)


print(changing(17, [0, 1]), changing(17, [0, 1]))


def depth(n, at):
    if n == at:
        raise ValueError(n)
    return 0 if n == 0 else 1 + depth(n - 1, at)


for _ in range(30):
    depth(100, -1)
try:
    depth(500, 3)
except ValueError as error:
    print(error)
print(depth(800, -1))

# expect-output:
# 2584 2048
# 4.0 abababababababab [1, 1, 1, 1] 18446744073709551616 610.0 True
# unsupported operand type(s) for +: 'NoneType' and 'NoneType'
# 1915.0 1915.0
# 3
# 800
