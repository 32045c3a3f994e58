# A formula from a text is executed anew for each block of values, in a method with a hot loop.
class Sheet:
    def __init__(self, formulas):
        self.formulas = formulas
        self.names = {}

    def evaluate(self, values):
        total = 0
        for formula in self.formulas:
            exec("factor = " + formula, self.names)  #~ deopt: a frame was looked at
            factor = self.names["factor"]
            for value in values:
                total += value * factor
        return total


print(Sheet(["1 + 2", "3 * 4", "7 - 5"] * 8).evaluate(range(300)))
