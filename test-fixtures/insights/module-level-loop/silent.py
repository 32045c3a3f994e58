def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


squares = [i * i for i in range(2000)]
results = []
for n in range(5):
    results.append(work(2000))
print(sum(squares), results)
