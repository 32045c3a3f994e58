from collections import namedtuple


def parse(line):
    class Row:  #~ class-churn: A class is made here 200 times
        def __init__(self, text):
            self.text = text

    return Row(line)


def pair(a, b):
    Pair = namedtuple("Pair", "first second")  #~ class-churn: A class is made here 200 times
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return Pair(a, b)


def dynamic(i):
    kind = type("Kind", (), {"n": 1})  #~ class-churn: A class is made here 200 times
    return kind().n + i


def main():
    total = 0
    for i in range(200):
        total += len(parse("abc").text) + pair(i, 1).first + dynamic(i)
    print(total)


main()
