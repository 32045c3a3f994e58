hits = 0
seed = 1
depth = 0


def count(n):
    global hits
    for i in range(n):
        hits += i & 1  #~ global-rebound: The global "hits" is assigned in a loop
#~      ^^^^


def rand():
    global seed
    seed = (seed * 75 + 74) % 65537  #~ global-rebound: The global "seed" is assigned in rand
    return seed


def visit(n):
    global depth
    depth = max(depth, n)  #~ global-rebound: The global "depth" is assigned in visit
    return 0 if n == 0 else visit(n - 1)


def main():
    count(1000)
    total = 0
    for _ in range(1000):
        total += rand()
    for _ in range(50):
        visit(10)
    print(hits, total, depth)


main()
