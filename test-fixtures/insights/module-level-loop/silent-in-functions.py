# The work is in functions; at the top level there are a short loop, comprehensions and a loop that only calls.
def primes(limit):
    found = []
    for n in range(2, limit):
        if all(n % p for p in found if p * p <= n):
            found.append(n)
    return found


def report(values):
    lines = []
    for value in values:
        lines.append(f"{value:>6}")
    return len("\n".join(lines))


class Config:
    names = [f"option{i}" for i in range(300)]


tables = {limit: primes(limit) for limit in (50, 200, 400)}
for limit, found in tables.items():
    print(limit, len(found), report(found))

squares = {n: n * n for n in range(600)}
assert all(squares[n] == n * n for n in squares)
print(len(Config.names), sum(squares.values()))
