# Keywords of functions, methods and builtin types are no construction; a class is made by position, or takes what it has
# by keyword only.
class Request:
    def __init__(self, path, timeout=30):
        self.path = path
        self.timeout = timeout

    def with_timeout(self, seconds=1):
        return Request(self.path, seconds)


def send(request, *, retries=0, delay=1):
    return len(request.path) + retries * delay + request.timeout


def session(n):
    total = 0
    for i in range(n):
        request = Request("/index").with_timeout(seconds=i % 5)
        total += send(request, retries=2, delay=i)
    return total


class Event:
    def __init__(self, name, *, size=0, **fields):
        self.name = name
        self.size = size
        self.fields = fields


def events(n):
    """No position could stand for these."""
    return sum(Event("click", size=i, x=1).size for i in range(n))


def tables(n):
    return sum(len(dict(a=i, b=i)) for i in range(n))


DEFAULTS = [Request(path="/", timeout=t) for t in (1, 5, 10)]
print(session(900), tables(300), events(300), len(DEFAULTS), sorted([3, 1, 2], key=lambda v: -v, reverse=True))
