# The loop at module level is entered on the fly; its variables are globals.
total = 0
values = []
for i in range(3000):
    total += i
    if i % 1000 == 0:
        values.append(total)
    if i == 2500:
        total = float(total)
print(total, values, i)  # expect: 4498500.0 [0, 500500, 2001000] 2999

n = 3000
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)  # expect: 48


def change():
    global limit
    limit = 10


limit = 5000
count = 0
while count < limit:
    count += 1
    if count == 2000:
        change()
print(count, limit)  # expect: 2000 10
for x in range(50):
    for y in range(50):
        if x * y == 1200:
            range = lambda n: iter(())
            break
print(x, y, sum(1 for _ in range(10)))  # expect: 49 48 0
del range
print([k for k in range(3)])  # expect: [0, 1, 2]
