total = 0
for i in range(900):  #~ module-level-loop: top level
#~       ^^^^^^^^^^
    total += i * 2

n = 0
while n < 900:  #~ module-level-loop
    n += 1

grid = []
for row in range(30):  #~ module-level-loop: (900 iterations)
    for column in range(30):
        grid.append(row * column)

print(total, n, len(grid))
