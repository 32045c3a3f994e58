# Hot while and for loops with else, break and continue.
def search(values, wanted):
    i = 0
    while i < len(values):
        if values[i] == wanted:
            break
        i += 1
    else:
        return "none"
    return i


values = list(range(3000))
print(search(values, 2500), search(values, -1), search(values, 2999.0), search(values + ["x"], "x"), search([], 1))  # expect: 2500 none 2999 3000 none


def primes(limit):
    found = []
    for n in range(2, limit):
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
    return found


print(len(primes(3000)), primes(30), sum(primes(1000)))  # expect: 430 [2, 3, 5, 7, 11, 13, 17, 19, 23, 29] 76127


def skipping(n):
    total = i = 0
    while True:
        i += 1
        if i % 2:
            continue
        if i > n:
            break
        total += i
    else:
        total = -1
    return total, i


print(skipping(3000), skipping(1))  # expect: (2251500, 3002) (0, 2)
