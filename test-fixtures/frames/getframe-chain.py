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

# expect-output:
# [('method', 24), ('c', 28), ('b', 19), ('a', 15), ('<module>', 31)]
# [('<lambda>', 32), ('<module>', 32)]
# 1 ['<lambda>']
# ([('generator', 37), ('consumer', 43), ('<module>', 47)], [('generator', 38), ('consumer', 44), ('<module>', 47)], None)
# <module> None 49 True True
# (['InBody', '<module>'], 'InBody')
# [('<module>', 1), ('<module>', 57)]
