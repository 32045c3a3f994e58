# A frame that is kept shows its last state; clear() empties it.
import sys

kept = []


def work(n):
    kept.append(sys._getframe())
    result = []
    for i in range(n):
        result.append(i * i)
    return len(result)


print(work(3), kept[0].f_locals, kept[0].f_code.co_name, kept[0].f_back is sys._getframe())  # expect: 3 {'n': 3, 'result': [0, 1, 4], 'i': 2} work True
kept[0].clear()
print(kept[0].f_locals)  # expect: {}


def running():
    try:
        sys._getframe().clear()
    except RuntimeError as error:
        return str(error)


print(running())  # expect: cannot clear an executing frame


def generator():
    value = "in generator"
    yield
    value = "later"
    yield


g = generator()
print(g.gi_frame.f_locals, g.gi_frame.f_lineno - g.gi_code.co_firstlineno)  # expect: {} 0
next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno - g.gi_code.co_firstlineno)  # expect: {'value': 'in generator'} 2
next(g)
print(g.gi_frame.f_locals)  # expect: {'value': 'later'}
print(next(g, "done"), g.gi_frame)  # expect: done None


def failing():
    secret = 42
    raise ValueError


try:
    failing()
except ValueError as error:
    held = error.__traceback__.tb_next.tb_frame
print(held.f_locals, held.f_lineno - held.f_code.co_firstlineno)  # expect: {'secret': 42} 2
