# Many values in a dict, many constants on a class, thirty attributes that still fit, and a wide object that is used once.
class Row:
    def __init__(self, n):
        self.cells = {f"c{i}": n for i in range(50)}

    def total(self):
        return self.cells["c3"] + self.cells["c49"]


class Thirty:
    def __init__(self, n):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = self.j = n
        self.a2 = self.b2 = self.c2 = self.d2 = self.e2 = self.f2 = self.g2 = self.h2 = self.i2 = self.j2 = n
        self.a3 = self.b3 = self.c3 = self.d3 = self.e3 = self.f3 = self.g3 = self.h3 = self.i3 = self.j3 = n

    def total(self):
        return self.a + self.j3


class Report:
    pass


report = Report()
for number in range(60):
    setattr(report, f"line{number}", number)

print(sum([Row(i).total() for i in range(60)]), sum([Thirty(i).total() for i in range(400)]), report.line59)
