# The setting is an argument or a field, the snapshot is built by name, and the formula is a function.
def price(amount, rate):
    return amount * rate


class Settings:
    def __init__(self):
        self.rate = 1


def batches(n):
    settings = Settings()
    total = 0
    for batch in range(n):
        settings.rate = batch % 5
        for amount in range(200):
            total += price(amount, settings.rate)
    return total


def process(rows):
    checked = largest = 0
    reports = []
    for row in rows:
        checked += 1
        if row > largest:
            largest = row
        if checked % 250 == 0:
            reports.append(f"{checked} {largest}")
    return len(reports), reports[0]


print(batches(25), process(list(range(9000))))
