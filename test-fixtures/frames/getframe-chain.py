# f_back chains: names, line numbers and code of every caller.
import sys


def chain():
    names = []
    frame = sys._getframe(1)
    while frame is not None:
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names


def a():
    return b()


def b():
    return [c() for _ in range(1)][0]


class C:
    def method(self):
        return chain()


def c():
    return C().method()


print(a())
print((lambda: chain())())
print(sorted([1], key=lambda v: chain()[1][0])[0], list(map(lambda v: chain()[0][0], [1])))


def generator():
    yield chain()
    yield chain()


def consumer():
    g = generator()
    first = next(g)
    return first, g.send(None), g.gi_frame.f_back


print(consumer())
f = sys._getframe()
print(f.f_code.co_name, f.f_back, f.f_lineno, f.f_globals is globals(), f.f_builtins["len"] is len)


class InBody:
    here = [name for name, line in chain()], sys._getframe().f_code.co_name


print(InBody.here)
print(eval("chain()"))
