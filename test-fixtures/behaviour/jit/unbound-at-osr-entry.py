def f(flag, n):
    if flag:
        seen = n * 2
    total = 0
    for i in range(n):
        total += i
    if flag:
        return total + seen
    return total
def g(flag, n):
    if flag: base = 'b'
    for i in range(n):
        if flag and i == n - 1:
            return base + str(i)
    try:
        return base
    except UnboundLocalError as e:
        return str(e)
def h(flag):
    if flag: x = 1
    for i in range(3):
        yield i
    if flag: yield x
print([f(False, 2000), f(True, 2000), f(False, 10), f(True, 3000)])
print([g(False, 2000), g(True, 2000), g(False, 10)])
for k in range(200): r = list(h(False))
for k in range(200): r += list(h(True))
print(len(r), r[-4:])

# expect-output:
# [1999000, 2003000, 45, 4504500]
# ["cannot access local variable 'base' where it is not associated with a value", 'b1999', "cannot access local variable 'base' where it is not associated with a value"]
# 803 [0, 1, 2, 1]
