def work(n):
    return n * 2 % 1000003


x = 1
while x >= 0:
    x = work(x)
