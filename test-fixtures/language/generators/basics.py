# A generator runs when asked, keeps its locals, and ends with StopIteration.
def countdown(n):
    print("start")
    while n:
        yield n
        n -= 1
    print("end")
    return "value"


g = countdown(2)
print("made", type(g).__name__)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
print(next(g, "default"), list(g))
print(iter(g) is g, g.gi_frame, g.gi_running)
print(list(countdown(1)), sum(x * x for x in range(4)))
print(countdown.__name__, g.__name__, g.__qualname__)

# expect-output:
# made generator
# start
# 2
# 1
# end
# value
# default []
# True None False
# start
# end
# [1] 14
# countdown countdown countdown
