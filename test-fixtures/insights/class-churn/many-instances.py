# A class for each batch, and so many instances of each that what follows from it weighs something by itself.
def batch(values):
    class Sample:  #~ class-churn: A class is made here 120 times
        def __init__(self, value):
            self.value = value  #~ megamorphic-attribute < class-churn

        def double(self):
            return 2

    return [Sample(value) for value in values]  #~ polymorphic-callee < class-churn


def total(samples):
    sum = 0
    for sample in samples:
        sum += sample.double()  #~ megamorphic-attribute < class-churn
    return sum


def main():
    print(sum([total(batch(range(400))) for _ in range(120)]))


main()
