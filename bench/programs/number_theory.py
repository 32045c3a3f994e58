"""Whole numbers: sieves, divisor sums, Collatz chains, partitions by dynamic programming, digits and change."""

import math
import sys
import time

DEFAULT_SIZE = 230000


def primes_below(limit):
    sieve = bytearray([1]) * limit
    sieve[:2] = b"\0\0"
    for number in range(2, math.isqrt(limit) + 1):
        if sieve[number]:
            sieve[number * number :: number] = bytes(len(range(number * number, limit, number)))
    return [number for number in range(limit) if sieve[number]]


def smallest_factors(limit):
    factors = list(range(limit))
    for number in range(2, math.isqrt(limit) + 1):
        if factors[number] == number:
            for multiple in range(number * number, limit, number):
                if factors[multiple] == multiple:
                    factors[multiple] = number
    return factors


def factorize(number, factors):
    powers = {}
    while number > 1:
        prime = factors[number]
        powers[prime] = powers.get(prime, 0) + 1
        number //= prime
    return powers


def totient(number, factors):
    result = number
    for prime in factorize(number, factors):
        result -= result // prime
    return result


def divisor_sums(limit):
    sums = [0] * limit
    for divisor in range(1, limit):
        for multiple in range(2 * divisor, limit, divisor):
            sums[multiple] += divisor
    return sums


def amicable_pairs(limit):
    sums = divisor_sums(limit)
    for number, other in enumerate(sums):
        if number < other < limit and sums[other] == number:
            yield number, other


def collatz_lengths(limit):
    lengths = [0, 1] + [0] * (limit - 2)
    for start in range(2, limit):
        number, steps = start, 0
        while number >= start:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        lengths[start] = steps + lengths[number]
    return lengths


def ways_to_change(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for value in range(coin, amount + 1):
            ways[value] = (ways[value] + ways[value - coin]) % 1000000007
    return ways[amount]


def happy(number):
    seen = set()
    while number != 1 and number not in seen:
        seen.add(number)
        total = 0
        while number:
            number, digit = divmod(number, 10)
            total += digit * digit
        number = total
    return number == 1


def palindrome(number):
    digits, reverse = number, 0
    while digits:
        reverse = reverse * 10 + digits % 10
        digits //= 10
    return reverse == number


def greatest_common_divisor(a, b):
    while b:
        a, b = b, a % b
    return a


def farey(order):
    """Fractions between 0 and 1 with small denominators, in order."""
    a, b, c, d = 0, 1, 1, order
    count, checksum = 1, 0
    while c <= order:
        k = (order + b) // d
        a, b, c, d = c, d, k * c - a, k * d - b
        count += 1
        checksum = (checksum * 31 + a * b) & 0xFFFFFFF
    return count, checksum


def hash_text(text):
    """FNV-1a, 32 bits."""
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def xorshift(seed, count):
    counts = [0] * 8
    for _ in range(count):
        seed ^= (seed << 13) & 0xFFFFFFFF
        seed ^= seed >> 17
        seed ^= (seed << 5) & 0xFFFFFFFF
        counts[seed & 7] += 1
    return seed, counts


def run(limit):
    primes = primes_below(limit)
    gaps = [after - before for before, after in zip(primes, primes[1:])]
    lines = [f"{len(primes)} primes, last {primes[-1]}, widest gap {max(gaps)}, {gaps.count(2)} twins"]
    factors = smallest_factors(limit)
    totients = sum(totient(number, factors) for number in range(1, limit, 3))
    richest = max(range(1, limit, 7), key=lambda n: (math.prod(power + 1 for power in factorize(n, factors).values()), -n))
    lines.append(f"totients {totients}, most divisors {richest} {factorize(richest, factors)}")
    lines.append(f"amicable {list(amicable_pairs(limit))}")
    lengths = collatz_lengths(limit)
    longest = max(range(limit), key=lengths.__getitem__)
    lines.append(f"collatz {longest} takes {lengths[longest]}, total {sum(lengths)}")
    lines.append(f"change {ways_to_change(limit, (1, 2, 5, 10, 20, 50, 100, 200))}")
    lines.append(f"happy {sum(map(happy, range(1, limit // 8)))}, palindromes {sum(map(palindrome, range(limit)))}")
    coprime = sum(greatest_common_divisor(a, b) == 1 for a in range(1, limit // 400) for b in range(1, limit // 400))
    lines.append(f"coprime {coprime}, farey {farey(limit // 300)}")
    lines.append(f"hashes {sum(hash_text(f'key {number}') for number in range(limit // 100))}, xorshift {xorshift(2463534242, limit // 2)}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
