# __getattribute__, __getattr__ and __setattr__ appear on a class in hot use.
class Record:
    def __init__(self, a):
        self.a = a


def read(records):
    total = 0
    for r in records:
        total += r.a
    return total


def write(records, value):
    for r in records:
        r.a = value
    return records[0].__dict__


records = [Record(i) for i in range(3000)]
print(read(records), write(records, 1))  # expect: 4498500 {'a': 1}
Record.__getattr__ = lambda self, name: 500
del records[7].a
print(read(records))  # expect: 3499
Record.__getattribute__ = lambda self, name: object.__getattribute__(self, name) if name != "a" else 2
print(read(records))  # expect: 6000
del Record.__getattribute__, Record.__getattr__
records[7].a = 1
print(read(records))  # expect: 3000
log = []
Record.__setattr__ = lambda self, name, value: log.append((name, value))
print(write(records, 9), len(log))  # expect: {'a': 1} 3000
del Record.__setattr__
print(write(records, 9), read(records))  # expect: {'a': 9} 27000
