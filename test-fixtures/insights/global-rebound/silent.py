cache = {}
ready = False
total = 0


def setup():
    global ready
    if not ready:
        ready = True


def lookup(n):
    """The global itself stays what it is."""
    hits = 0
    for i in range(n):
        setup()
        cache[i % 10] = i
        hits += cache[i % 10]
    return hits


def once_at_the_end(n):
    global total
    sum = total
    for i in range(n):
        sum += i
    total = sum
    return sum


print(lookup(1500), once_at_the_end(1500))
