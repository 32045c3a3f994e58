"""Generators in a row: read, parse, filter, aggregate."""
from collections import defaultdict

LOG = """
2024-01-01 web 200 12
2024-01-01 web 404 3
2024-01-01 api 200 25
2024-01-02 web 200 14
2024-01-02 api 500 90
2024-01-02 api 200 31
"""


class Entry:
    def __init__(self, day, service, status, millis):
        self.day = day
        self.service = service
        self.status = status
        self.millis = millis


def read(text):
    for line in text.split("\n"):
        if line:
            yield line


def parse(lines):
    for line in lines:
        day, service, status, millis = line.split()
        yield Entry(day, service, int(status), int(millis))


def successful(entries):
    for entry in entries:
        if entry.status < 400:
            yield entry


def by_service(entries):
    totals = defaultdict(int)
    counts = defaultdict(int)
    for entry in entries:
        totals[entry.service] += entry.millis
        counts[entry.service] += 1
    return {service: totals[service] // counts[service] for service in totals}


def slowest(entries):
    worst = None
    for entry in entries:
        if worst is None or entry.millis > worst.millis:
            worst = entry
    return worst


def main():
    text = LOG * 60
    print(by_service(successful(parse(read(text)))))
    worst = slowest(parse(read(text)))
    print(worst.service, worst.status, worst.millis)


if __name__ == "__main__":
    main()
