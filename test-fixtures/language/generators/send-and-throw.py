# send gives yield a value; throw raises there.
def accumulator():
    total = 0
    while True:
        try:
            value = yield total
        except ValueError as error:
            print("inside", error)
            value = 100
        total += value or 0


a = accumulator()
print(next(a), a.send(5), a.send(6), next(a))
print(a.throw(ValueError("boo")))
try:
    a.throw(KeyError("gone"))
except KeyError as error:
    print("outside", error)
print(next(a, "finished"))
fresh = accumulator()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
try:
    accumulator().throw(RuntimeError("at start"))
except RuntimeError as error:
    print(error)

# expect-output:
# 0 5 11 11
# inside boo
# 111
# outside 'gone'
# finished
# can't send non-None value to a just-started generator
# at start
