# Delegation passes values, exceptions, results and close through.
def inner():
    received = []
    try:
        while True:
            try:
                received.append((yield len(received)))
            except ValueError:
                received.append("error")
            if len(received) == 3:
                return received
    finally:
        print("inner ends")


def outer():
    result = yield from inner()
    print("result", result)
    again = yield from [10, 20]
    print("from list", again)
    return (yield from ())


g = outer()
print(next(g), g.send("a"), g.throw(ValueError), g.send("c"), g.send(None))
try:
    g.send(None)
except StopIteration as stop:
    print("stopped", stop.value)
h = outer()
next(h)
h.close()
print(h.gi_yieldfrom)
try:
    k = outer()
    next(k), k.send(1), k.send(2), k.send(3), k.send(4)
except AttributeError as error:
    print(error)

# expect-output:
# inner ends
# result ['a', 'error', 'c']
# 0 1 2 10 20
# from list None
# stopped None
# inner ends
# None
# inner ends
# result [1, 2, 3]
# 'list_iterator' object has no attribute 'send'
