NAMES = ["a%d" % i for i in range(12)]


class Record:
    pass


class Row:
    def __init__(self, names, values):
        for name, value in zip(names, values):
            setattr(self, name, value)  #~ shape-dynamic: setattr with a computed name


def tag(record, n):
    for i in range(n):
        setattr(record, NAMES[i % 12], i)  #~ shape-dynamic
    return record


def main():
    rows = [Row(("x", "y"), (i, i)) for i in range(300)]
    print(len(rows), tag(Record(), 600).a0)


main()
