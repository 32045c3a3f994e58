#!/usr/bin/env python3
"""Command line tool: summarise a web server's access log."""
import argparse
import re
import sys
from collections import Counter

LINE = re.compile(r'(?P<host>\S+) \S+ \S+ \[(?P<time>[^\]]+)\] "(?P<method>\w+) (?P<path>\S+) [^"]+" (?P<status>\d+) (?P<size>\d+|-)')


class Summary:
    def __init__(self):
        self.hits = 0
        self.bytes = 0
        self.bad_lines = 0
        self.statuses = Counter()
        self.paths = Counter()
        self.hosts = set()

    def add(self, line):
        match = LINE.match(line)
        if match is None:
            self.bad_lines += 1
            return
        self.hits += 1
        self.statuses[int(match["status"]) // 100] += 1
        self.paths[match["path"]] += 1
        self.hosts.add(match["host"])
        if match["size"] != "-":
            self.bytes += int(match["size"])

    def report(self, top, out):
        print(f"{self.hits} hits from {len(self.hosts)} hosts, {self.bytes} bytes", file=out)
        for status, count in sorted(self.statuses.items()):
            print(f"  {status}xx {count}", file=out)
        for path, count in self.paths.most_common(top):
            print(f"  {count:6} {path}", file=out)
        if self.bad_lines:
            print(f"  {self.bad_lines} lines could not be read", file=out)


def sample_lines(count):
    methods = ["GET", "GET", "GET", "POST"]
    for i in range(count):
        if i % 97 == 0:
            yield "garbage"
            continue
        size = "-" if i % 13 == 0 else str(200 + i % 700)
        status = 404 if i % 29 == 0 else 500 if i % 211 == 0 else 200
        yield f'10.0.{i % 4}.{i % 50} - - [01/Jan/2024:10:00:{i % 60:02}] "{methods[i % 4]} /page/{i % 37} HTTP/1.1" {status} {size}'


def parse_args(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="log files; a sample without any")
    parser.add_argument("-n", "--top", type=int, default=5, help="how many paths are listed")
    parser.add_argument("--lines", type=int, default=4000, help="lines of the sample")
    return parser.parse_args(argv)


def main(argv=None):
    args = parse_args(argv)
    summary = Summary()
    if not args.files:
        for line in sample_lines(args.lines):
            summary.add(line)
    for name in args.files:
        with open(name, encoding="utf-8") as file:
            for line in file:
                summary.add(line)
    summary.report(args.top, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
