# A dataclass and an enum inside of a function: decorated and generated anew at each call.
from dataclasses import dataclass
from typing import NamedTuple


def parse(line):
    @dataclass
    class Entry:  #~ class-churn
        name: str
        size: int

    name, size = line.split(":")
    return Entry(name, int(size))


def bounds(values):
    class Range(NamedTuple):  #~ class-churn
        low: int
        high: int

    return Range(min(values), max(values))


total = 0


def main():
    sizes = [parse(f"f{i}:{i}").size for i in range(120)]
    spans = [bounds((i, 2 * i)).high for i in range(120)]
    print(sum(sizes), sum(spans))


main()
