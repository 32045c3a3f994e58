"""Log analysis as a pipeline of generators: every stage pulls from the one before, nothing is kept longer than needed."""

import itertools
import sys
import time

DEFAULT_SIZE = 30000

PATHS = ["/", "/index.html", "/search", "/api/items", "/api/items/{n}", "/login", "/static/app.js", "/img/{n}.png"]
METHODS = ["GET", "GET", "GET", "POST", "PUT"]


def numbers(seed):
    state = seed
    while True:
        state = (state * 1664525 + 1013904223) % 4294967296
        yield state >> 8


def log_lines(count):
    """What a web server might write: clock, client, request, status, bytes, milliseconds."""
    source = numbers(count)
    clock = 0
    for _ in range(count):
        clock += next(source) % 900
        path = PATHS[next(source) % len(PATHS)].format(n=next(source) % 50)
        method = METHODS[next(source) % len(METHODS)]
        status = 500 if next(source) % 40 == 0 else 404 if next(source) % 15 == 0 else 200
        client = f"10.0.{next(source) % 4}.{next(source) % 30}"
        if next(source) % 200 == 0:
            yield f"{clock} truncated"
        else:
            yield f'{clock} {client} "{method} {path}" {status} {next(source) % 20000} {next(source) % 700}'


class Request:
    def __init__(self, clock, client, method, path, status, size, duration):
        self.clock = clock
        self.client = client
        self.method = method
        self.path = path
        self.status = status
        self.size = size
        self.duration = duration


def parse(lines, rejected):
    for line in lines:
        head, quote, rest = line.partition('"')
        if not quote:
            rejected.append(line)
            continue
        request, _, tail = rest.partition('"')
        clock, client = head.split()
        method, path = request.split(" ", 1)
        status, size, duration = map(int, tail.split())
        yield Request(int(clock), client, method, path, status, size, duration)


def window(requests, milliseconds):
    """Groups of requests in the same span of time, empty spans included."""
    current, group = 0, []
    for request in requests:
        while request.clock // milliseconds > current:
            yield current, group
            current, group = current + 1, []
        group.append(request)
    yield current, group


def running_mean(values, length):
    recent = []
    total = 0
    for value in values:
        recent.append(value)
        total += value
        if len(recent) > length:
            total -= recent.pop(0)
        yield total / len(recent)


def sessions(requests, gap):
    """Visits of one client each; a visit ends with a pause, or with the log."""
    open_visits = {}
    for request in requests:
        visit = open_visits.get(request.client)
        if visit is not None and request.clock - visit[-1].clock > gap:
            yield visit
            visit = None
        if visit is None:
            visit = open_visits[request.client] = []
        visit.append(request)
    yield from open_visits.values()


def collector():
    """A coroutine: send it numbers, it answers with the mean, the least and the greatest so far."""
    count, total, least, greatest = 0, 0, None, None
    summary = None
    while True:
        value = yield summary
        count += 1
        total += value
        least = value if least is None else min(least, value)
        greatest = value if greatest is None else max(greatest, value)
        summary = (total / count, least, greatest)


def top(counted, limit):
    return itertools.islice(sorted(counted.items(), key=lambda item: (-item[1], item[0])), limit)


def read(count, rejected):
    return parse(log_lines(count), rejected)


def alerts(requests):
    """Pairs of neighbours in time that both failed."""
    failed = (request.status >= 500 for request in requests)
    previous = False
    for position, now in enumerate(failed):
        if previous and now:
            yield position
        previous = now


def run(count):
    rejected = []
    lines = []
    sizes = (sum(request.size for request in group) for _, group in window(read(count, rejected), 60_000))
    smooth = list(running_mean(sizes, 5))
    lines.append(f"{len(smooth)} windows, busiest {max(smooth):.2f}, quietest {min(smooth):.2f}, {len(rejected)} rejected")
    visits = list(sessions(read(count, rejected), 20_000))
    longest = max(visits, key=lambda visit: (len(visit), visit[0].clock))
    lines.append(f"{len(visits)} visits, longest {len(longest)} by {longest[0].client} at {longest[0].clock}")
    hits = {}
    durations = {}
    for request in read(count, rejected):
        hits[request.path] = hits.get(request.path, 0) + 1
        if request.method not in durations:
            durations[request.method] = collector()
            next(durations[request.method])
        summary = durations[request.method].send(request.duration)
    lines.append(f"last summary {summary[0]:.4f} {summary[1]} {summary[2]}")
    lines.extend(f"{hit:6d} {path}" for path, hit in top(hits, 5))
    found = list(alerts(read(count, rejected)))
    slow = itertools.takewhile(lambda r: r.clock < 3_000_000, (r for r in read(count, rejected) if r.duration > 650))
    lines.append(f"{len(found)} alerts {found[:5]}, {sum(1 for _ in slow)} slow, {len(rejected)} rejected in all")
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
