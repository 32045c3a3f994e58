"""Primes: a sieve, factors, and a few facts about them."""


def sieve(limit):
    composite = bytearray(limit + 1)
    primes = []
    for n in range(2, limit + 1):
        if composite[n]:
            continue
        primes.append(n)
        for multiple in range(n * n, limit + 1, n):
            composite[multiple] = 1
    return primes


def factors(n, primes):
    found = []
    for p in primes:
        if p * p > n:
            break
        while n % p == 0:
            found.append(p)
            n //= p
    if n > 1:
        found.append(n)
    return found


def twins(primes):
    pairs = []
    for a, b in zip(primes, primes[1:]):
        if b - a == 2:
            pairs.append((a, b))
    return pairs


def largest_gap(primes):
    best = 0
    previous = primes[0]
    for p in primes:
        if p - previous > best:
            best = p - previous
        previous = p
    return best


def is_perfect(n):
    total = 1
    for d in range(2, n // 2 + 1):
        if n % d == 0:
            total += d
    return total == n


def main():
    primes = sieve(3000)
    print(len(primes), primes[:5])
    print(factors(2021, primes), factors(1024, primes))
    print(len(twins(primes)), largest_gap(primes))
    print([n for n in range(2, 130) if is_perfect(n)])


if __name__ == "__main__":
    main()
