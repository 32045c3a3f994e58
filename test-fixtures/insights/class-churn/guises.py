from collections import namedtuple


def parse(line):
    class Row:  #~ class-churn: A class is made here 200 times
        def __init__(self, text):
            self.text = text  #~ megamorphic-attribute < class-churn

    return Row(line)  #~ polymorphic-callee < class-churn


def pair(a, b):
    Pair = namedtuple("Pair", "first second")  #~ class-churn: A class is made here 200 times
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return Pair(a, b)  #~ polymorphic-callee < class-churn


def dynamic(i):
    kind = type("Kind", (), {"n": 1})  #~ class-churn: A class is made here 200 times
    return kind().n + i  #~ megamorphic-attribute < class-churn  #~ polymorphic-callee < class-churn


def main():
    total = 0
    for i in range(200):
        total += len(parse("abc").text) + pair(i, 1).first + dynamic(i)  #~ megamorphic-attribute < class-churn  #~ megamorphic-attribute < class-churn
    print(total)


main()
