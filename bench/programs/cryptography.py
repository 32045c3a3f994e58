"""Public keys from scratch: primes, RSA, Diffie-Hellman, a small elliptic curve, shared secrets and factoring."""

import math
import sys
import time

DEFAULT_SIZE = 70

SMALL_PRIMES = [p for p in range(3, 400) if all(p % d for d in range(2, math.isqrt(p) + 1))]


class Random:
    """Blum Blum Shub over a fixed modulus: slow, but every bit is made of a square."""

    def __init__(self, seed):
        self.modulus = (2**89 - 1) * (2**107 - 1)
        self.state = seed * seed % self.modulus

    def bits(self, count):
        value = 0
        while count > 0:
            taken = min(count, 24)
            self.state = self.state * self.state % self.modulus
            value = value << taken | self.state & ((1 << taken) - 1)
            count -= taken
        return value

    def below(self, limit):
        return self.bits(limit.bit_length() + 16) % limit


def is_probable_prime(number, random, rounds=12):
    """Miller-Rabin."""
    if any(number % prime == 0 for prime in SMALL_PRIMES):
        return number in SMALL_PRIMES
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for _ in range(rounds):
        x = pow(2 + random.below(number - 3), odd, number)
        if x in (1, number - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % number
            if x == number - 1:
                break
        else:
            return False
    return True


def make_prime(bits, random):
    while True:
        candidate = random.bits(bits) | 1 << (bits - 1) | 1
        if is_probable_prime(candidate, random):
            return candidate


def extended_gcd(a, b):
    x, next_x, y, next_y = 1, 0, 0, 1
    while b:
        quotient = a // b
        a, b = b, a - quotient * b
        x, next_x = next_x, x - quotient * next_x
        y, next_y = next_y, y - quotient * next_y
    return a, x, y


def inverse(value, modulus):
    divisor, x, _ = extended_gcd(value % modulus, modulus)
    if divisor != 1:
        raise ValueError(f"{value} has no inverse")
    return x % modulus


class RSA:
    def __init__(self, bits, random):
        self.public = 65537
        while True:
            p, q = make_prime(bits // 2, random), make_prime(bits // 2, random)
            order = (p - 1) * (q - 1) // math.gcd(p - 1, q - 1)
            if p != q and math.gcd(self.public, order) == 1:
                break
        self.p, self.q = p, q
        self.modulus = p * q
        self.secret = inverse(self.public, order)

    def encrypt(self, message):
        return pow(int.from_bytes(message, "big"), self.public, self.modulus)

    def decrypt(self, cipher):
        """By the Chinese remainder theorem: two powers of half the length."""
        a = pow(cipher % self.p, self.secret % (self.p - 1), self.p)
        b = pow(cipher % self.q, self.secret % (self.q - 1), self.q)
        number = b + self.q * ((a - b) * inverse(self.q, self.p) % self.p)
        return number.to_bytes((number.bit_length() + 7) // 8, "big")


class Curve:
    """y*y = x*x*x + a*x + b over a prime field; None is the point at infinity."""

    def __init__(self, prime, a, b):
        self.prime = prime
        self.a = a
        self.b = b

    def contains(self, point):
        x, y = point
        return (y * y - x * x * x - self.a * x - self.b) % self.prime == 0

    def add(self, first, second):
        if first is None:
            return second
        if second is None:
            return first
        (x, y), (u, v) = first, second
        if x == u:
            if (y + v) % self.prime == 0:
                return None
            slope = (3 * x * x + self.a) * inverse(2 * y, self.prime) % self.prime
        else:
            slope = (v - y) * inverse(u - x, self.prime) % self.prime
        w = (slope * slope - x - u) % self.prime
        return w, (slope * (x - w) - y) % self.prime

    def times(self, count, point):
        result = None
        while count:
            if count & 1:
                result = self.add(result, point)
            point = self.add(point, point)
            count >>= 1
        return result


P256 = Curve(2**256 - 2**224 + 2**192 + 2**96 - 1, -3, 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B)
BASE = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def pollard_rho(number):
    for constant in range(1, 20):
        slow = fast = 2
        divisor = 1
        while divisor == 1:
            slow = (slow * slow + constant) % number
            fast = (fast * fast + constant) % number
            fast = (fast * fast + constant) % number
            divisor = math.gcd(abs(slow - fast), number)
        if divisor != number:
            return divisor
    return number


def share_secret(secret, needed, count, prime, random):
    """Shamir: points of a polynomial whose constant term is the secret."""
    coefficients = [secret] + [random.below(prime) for _ in range(needed - 1)]

    def value(x):
        total = 0
        for coefficient in reversed(coefficients):
            total = (total * x + coefficient) % prime
        return total

    return [(x, value(x)) for x in range(1, count + 1)]


def recover_secret(shares, prime):
    total = 0
    for x, y in shares:
        top = bottom = 1
        for other, _ in shares:
            if other != x:
                top = top * -other % prime
                bottom = bottom * (x - other) % prime
        total += y * top * inverse(bottom, prime)
    return total % prime


def run(rounds):
    random = Random(20250101 + rounds)
    key = RSA(256 + 32 * min(rounds, 12), random)
    messages = [f"message {number}: meet at {number % 24:02d}:00".encode() for number in range(rounds * 2)]
    ciphers = [key.encrypt(message) for message in messages]
    right = [key.decrypt(cipher) for cipher in ciphers] == messages
    lines = [f"rsa {key.modulus.bit_length()} bits, {sum(ciphers) % 1000003}, decrypted {right}"]
    field = 2**521 - 1
    secrets = [random.below(field) for _ in range(rounds)]
    agreed = sum(pow(pow(3, a, field), b, field) == pow(pow(3, b, field), a, field) for a, b in zip(secrets, secrets[1:]))
    lines.append(f"diffie-hellman agreed {agreed}")
    point = P256.times(random.bits(32 * min(rounds, 8)), BASE)
    shared = [P256.times(number, point) == P256.add(point, P256.times(number - 1, point)) for number in range(2, rounds + 2)]
    lines.append(f"curve {P256.contains(point)} {point[0] % 10**12} {all(shared)}")
    prime = 2**127 - 1
    restored = 0
    for secret in secrets:
        shares = share_secret(secret % prime, 4, 9, prime, random)
        restored += recover_secret(shares[2:8:2] + shares[8:], prime) == secret % prime
    lines.append(f"shared secrets {restored}")
    composites = [make_prime(24, random) * make_prime(30, random) for _ in range(rounds)]
    lines.append(f"factors {[pollard_rho(number) for number in composites][:6]}")
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
