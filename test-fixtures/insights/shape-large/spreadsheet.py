# A row object with a field for every column, and a controller that grew one field at a time.
class Row:  #~ shape-large: Instances of Row have 33 attributes
    def __init__(self, n):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = self.j = self.k = n
        self.a2 = self.b2 = self.c2 = self.d2 = self.e2 = self.f2 = self.g2 = self.h2 = self.i2 = self.j2 = self.k2 = n
        self.a3 = self.b3 = self.c3 = self.d3 = self.e3 = self.f3 = self.g3 = self.h3 = self.i3 = self.j3 = self.k3 = n

    def total(self):
        return self.a + self.k2 + self.c3


def column_sum(rows):
    return sum(row.total() for row in rows)


print(column_sum([Row(i) for i in range(200)]))
