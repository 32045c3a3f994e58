class Lazy:
    def __getattr__(self, name):
        return len(name)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


class Target:
    def __init__(self):
        self.level = 3

    def ping(self):
        return 1


class Record(dict):
    def __getattr__(self, name):
        return self[name]


def sizes(lazy, n):
    total = 0
    for _ in range(n):
        total += lazy.width  #~ getattr-fallback: Lazy has no "width"
#~               ^^^^^^^^^^
    return total


def levels(proxy, n):
    total = 0
    for _ in range(n):
        total += proxy.level + proxy.ping()  #~ getattr-fallback: Proxy has no "level"  #~ getattr-fallback: Proxy has no "ping"
    return total


def fields(record, n):
    total = 0
    for _ in range(n):
        total += record.x  #~ getattr-fallback: Record has no "x"
    return total


print(sizes(Lazy(), 500), levels(Proxy(Target()), 500), fields(Record(x=1), 500))
