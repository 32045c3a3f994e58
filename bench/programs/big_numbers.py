"""Digits of pi, e and roots, Fibonacci and Lucas numbers, and binomials: integers of thousands of digits."""

import math
import sys
import time

DEFAULT_SIZE = 2900


def pi_spigot(count):
    """Digits of pi one by one (Gibbons' unbounded spigot)."""
    q, r, t, k, digit, length = 1, 0, 1, 1, 3, 3
    while count:
        if 4 * q + r - t < digit * t:
            yield digit
            count -= 1
            q, r, digit = 10 * q, 10 * (r - digit * t), 10 * (3 * q + r) // t - 10 * digit
        else:
            digit = (q * (7 * k + 2) + r * length) // (t * length)
            q, r, t, k, length = q * k, (2 * q + r) * length, t * length, k + 1, length + 2


def arctan_inverse(x, unity):
    term = total = unity // x
    divisor, sign = 1, 1
    while term:
        term //= x * x
        divisor += 2
        sign = -sign
        total += sign * (term // divisor)
    return total


def pi_machin(digits):
    unity = 10 ** (digits + 10)
    return 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity)) // 10**10


def euler(digits):
    """e by binary splitting of the sum of 1/n!."""

    def split(low, high):
        if high - low == 1:
            return 1, high
        middle = (low + high) // 2
        p, q = split(low, middle)
        r, s = split(middle, high)
        return p * s + r, q * s

    terms = digits // 2 + 20
    p, q = split(0, terms)
    return 10**digits + 10**digits * p // q


def integer_root(value, degree):
    """The greatest x with x**degree <= value (Newton)."""
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def fibonacci(n):
    """Fast doubling: (F(n), F(n+1))."""
    if n == 0:
        return 0, 1
    a, b = fibonacci(n // 2)
    even = a * (2 * b - a)
    odd = a * a + b * b
    return (odd, even + odd) if n % 2 else (even, odd)


def lucas_lehmer(exponent):
    """Whether the Mersenne number 2**exponent - 1 is prime."""
    if exponent == 2:
        return True
    mersenne = (1 << exponent) - 1
    value = 4
    for _ in range(exponent - 2):
        value = value * value - 2
        while value > mersenne:
            value = (value & mersenne) + (value >> exponent)
        if value == mersenne:
            value = 0
    return value == 0


def binomial_row(n):
    row = [1]
    for k in range(n):
        row.append(row[-1] * (n - k) // (k + 1))
    return row


def digit_sum(number):
    total = 0
    while number:
        number, low = divmod(number, 10**18)
        total += sum(map(int, str(low)))
    return total


def continued_fraction(p, q):
    while q:
        whole, rest = divmod(p, q)
        yield whole
        p, q = q, rest


def run(digits):
    spigot = "".join(map(str, pi_spigot(digits)))
    machin = pi_machin(digits)
    lines = [f"pi ...{spigot[-10:]}, {sum(map(int, spigot))}, methods agree {str(machin)[:digits] == spigot}"]
    e = euler(digits)
    lines.append(f"e ...{e % 10**10:010d}, digits {digit_sum(e)}")
    roots = [integer_root(n * 10 ** (2 * digits), 2) for n in (2, 3, 5)]
    lines.append(f"roots {[root % 10**6 for root in roots]} {[root == math.isqrt(root * root) for root in roots]}")
    cube = integer_root(10 ** (digits * 3 // 2) * 7, 3)
    lines.append(f"cube root of {cube.bit_length()} bits, {cube % 10**8}")
    value, following = fibonacci(digits * 10)
    lines.append(f"fibonacci of {value.bit_length()} bits, {digit_sum(value)}, gcd {math.gcd(value, following)}")
    primes = [p for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 61, 67, 89, 107, 127, 521, 607, 1201, 1279) if p <= digits]
    lines.append(f"mersenne {[p for p in primes if lucas_lehmer(p)]}")
    row = binomial_row(digits)
    lines.append(f"binomials {sum(row) == 2**digits}, middle {row[digits // 2] % 1000003}")
    terms = list(continued_fraction(machin, 10 ** (digits - 1)))
    lines.append(f"fraction {terms[:8]}, {len(terms)} terms, greatest {max(terms)}")
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
