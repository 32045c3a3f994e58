# A table that a class body computes while the class is made.
class Sine:  #~ not-optimised: Sine is hot and was not optimised: a class body
    table = []
    value = 0
    for step in range(3000):
        value = (value * 31 + step) % 1009
        table.append(value)

    def at(self, step):
        return self.table[step % len(self.table)]


print(Sine().at(5), len(Sine.table))
