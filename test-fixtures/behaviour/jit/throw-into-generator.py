"""An exception of a compiled frame is thrown into a generator that this frame resumes: the frame keeps its caller."""
import sys


class Guard:
    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        next(self.gen)

    def __exit__(self, kind, value, tb):
        try:
            next(self.gen) if value is None else self.gen.throw(value)
        except StopIteration:
            return value is not None
        return False


def guarded():
    try:
        yield
    except ValueError as e:
        try:
            {}[e.args[0]]
        except KeyError as k:
            seen.append((type(k.__context__).__name__, depth()))


def depth():
    f, n = sys.exc_info()[2].tb_frame, 0
    while f is not None and n < 50:
        f, n = f.f_back, n + 1
    return n < 50


def run(i):
    with Guard(guarded()):
        if i % 2:
            raise ValueError(i)
        return i


def once_more(i):
    try:
        raise LookupError(i)
    except LookupError as e:
        return run(i)


seen = []
for i in range(4000):
    run(i)
print(len(seen), set(seen))  # expect: 2000 {('ValueError', True)}
seen.clear()
for i in range(4000):
    once_more(i)
print(len(seen), set(seen))  # expect: 2000 {('ValueError', True)}
