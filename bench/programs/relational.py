"""Questions to a small data base, answered with list, dict, set and generator comprehensions."""

import sys
import time

DEFAULT_SIZE = 60000

CITIES = ["Aarau", "Basel", "Chur", "Davos", "Fribourg", "Genf", "Luzern", "Zug"]
GOODS = ["bolt", "cable", "drill", "flange", "gasket", "hinge", "lamp", "motor", "nut", "pump", "relay", "valve"]


def sequence(seed, limit):
    state = seed
    while True:
        state = (state * 16807) % 2147483647
        yield state % limit


def make_tables(count):
    numbers = sequence(count + 1, 1_000_000)
    customers = [
        {"id": number, "name": f"customer {number}", "city": CITIES[next(numbers) % len(CITIES)], "limit": next(numbers) % 5000}
        for number in range(count // 20 + 2)
    ]
    articles = [
        {"id": number, "name": f"{GOODS[number % len(GOODS)]} {number}", "price": 5 + next(numbers) % 900, "tags": tags}
        for number, tags in enumerate(
            [{GOODS[next(numbers) % len(GOODS)] for _ in range(3)} for _ in range(count // 40 + len(GOODS))]
        )
    ]
    orders = [
        {
            "id": number,
            "customer": next(numbers) % len(customers),
            "day": next(numbers) % 365,
            "lines": [(next(numbers) % len(articles), 1 + next(numbers) % 9) for _ in range(1 + next(numbers) % 4)],
        }
        for number in range(count)
    ]
    return customers, articles, orders


def group(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def month_table(rows):
    """City by quarter, pivoted."""
    quarters = sorted({row["quarter"] for row in rows})
    by_city = group(rows, lambda row: row["city"])
    return {
        city: [sum(row["amount"] for row in members if row["quarter"] == quarter) for quarter in quarters]
        for city, members in sorted(by_city.items())
    }


def pairs_bought_together(orders):
    counts = {}
    baskets = [sorted({article for article, _ in order["lines"]}) for order in orders]
    for pair in ((a, b) for basket in baskets for position, a in enumerate(basket) for b in basket[position + 1 :]):
        counts[pair] = counts.get(pair, 0) + 1
    return counts


def transpose(table):
    return [list(column) for column in zip(*table)]


def crossword(words):
    """Every place where two words share a letter."""
    return [
        (first, second, i, j)
        for first in words
        for second in words
        if first < second
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if a == b
    ]


def pythagorean(limit):
    squares = {n * n: n for n in range(1, limit + 1)}
    return [(a, b, squares[a * a + b * b]) for a in range(1, limit) for b in range(a, limit) if a * a + b * b in squares]


def run(count):
    customers, articles, orders = make_tables(count)
    prices = {article["id"]: article["price"] for article in articles}
    cities = {customer["id"]: customer["city"] for customer in customers}
    rows = [
        {
            "order": order["id"],
            "customer": order["customer"],
            "city": cities[order["customer"]],
            "quarter": order["day"] // 92 + 1,
            "amount": sum(prices[article] * quantity for article, quantity in order["lines"]),
        }
        for order in orders
    ]
    lines = [f"{len(rows)} orders, {sum(row['amount'] for row in rows)} in all"]
    lines.extend(f"{city:9}{' '.join(f'{amount:8d}' for amount in amounts)}" for city, amounts in month_table(rows).items())
    spent = {customer: sum(row["amount"] for row in own) for customer, own in group(rows, lambda row: row["customer"]).items()}
    over = {customer["name"] for customer in customers if spent.get(customer["id"], 0) > customer["limit"]}
    silent = {customer["id"] for customer in customers} - spent.keys()
    lines.append(f"{len(over)} over their limit, {len(silent)} without orders, best {max(spent.values(), default=0)}")
    ordered = {article for order in orders for article, _ in order["lines"]}
    never = [article["name"] for article in articles if article["id"] not in ordered]
    lines.append(f"never ordered {len(never)}, tags {len({tag for article in articles for tag in article['tags']})}")
    by_tag = {tag: sorted(article["id"] for article in articles if tag in article["tags"]) for tag in GOODS}
    lines.append(f"tagged {[len(ids) for ids in by_tag.values()][:8]}")
    together = pairs_bought_together(orders)
    lines.append(f"pairs {len(together)}, most {max(together.values(), default=0)}")
    matrix = transpose([[row["amount"] * quarter % 101 for quarter in range(1, 6)] for row in rows])
    lines.append(f"columns {[sum(column) for column in matrix]}, flat {sum(x for row in matrix for x in row if x % 2)}")
    words = [article["name"].split()[0] + str(article["id"] % 7) for article in articles]
    lines.append(f"crossings {len(crossword(words[: count // 150 + 12]))}, triples {len(pythagorean(count // 40 + 20))}")
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
