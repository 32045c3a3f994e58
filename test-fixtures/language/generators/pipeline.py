# Generators that feed each other; laziness shows in the order of the prints.
def numbers(limit):
    for i in range(limit):
        print("make", i)
        yield i


def evens(source):
    for value in source:
        if value % 2 == 0:
            yield value


def pairs(source):
    iterator = iter(source)
    for first in iterator:
        yield first, next(iterator, None)


for pair in pairs(evens(numbers(7))):
    print(pair)
    if pair[0]:
        break
print("left")

# expect-output:
# make 0
# make 1
# make 2
# (0, 2)
# make 3
# make 4
# make 5
# make 6
# (4, 6)
# left
