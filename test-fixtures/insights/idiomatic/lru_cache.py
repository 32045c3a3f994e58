"""A cache that forgets what was used least recently."""
from collections import OrderedDict


class Cache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = OrderedDict()
        self.hits = 0
        self.misses = 0

    def get(self, key):
        if key not in self.entries:
            self.misses += 1
            return None
        self.hits += 1
        self.entries.move_to_end(key)
        return self.entries[key]

    def put(self, key, value):
        self.entries[key] = value
        self.entries.move_to_end(key)
        if len(self.entries) > self.capacity:
            self.entries.popitem(last=False)

    def ratio(self):
        asked = self.hits + self.misses
        return self.hits / asked if asked else 0.0


def expensive(key):
    total = 0
    for i in range(5):
        total += (key * i) % 7
    return total


def lookup(cache, key):
    value = cache.get(key)
    if value is None:
        value = expensive(key)
        cache.put(key, value)
    return value


def requests(n):
    state = 17
    for _ in range(n):
        state = (state * 1103 + 12345) % 65536
        yield state % 40


def main():
    cache = Cache(25)
    total = 0
    for key in requests(1500):
        total += lookup(cache, key)
    print(total, cache.hits, cache.misses, round(cache.ratio(), 3))
    small = Cache(2)
    for key in "abcab":
        lookup(small, ord(key))
    print(list(small.entries))


if __name__ == "__main__":
    main()
