# Five classes at one place, but it runs five times.
class A:
    size = 1


class B:
    size = 2


class C:
    size = 3


class D:
    size = 4


class E:
    size = 5


def sizes(items):
    return [item.size for item in items]


def work(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total


print(sizes([A(), B(), C(), D(), E()]), work(20000))
