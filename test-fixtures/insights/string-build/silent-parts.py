# Parts in a list, a join over a generator, short texts, and bytes and lists that grow in place.
from io import StringIO


class Report:
    def __init__(self):
        self.parts = []
        self.out = StringIO()

    def add_rows(self, rows):
        for row in rows:
            self.parts.append(f"{row}\n")
            self.out.write("x")

    def text(self):
        return "".join(self.parts)


def titles(names):
    found = set()
    for name in names:
        title = "Dr. " + name
        title += "!"
        found.add(title)
    return len(found)


def grown(n):
    data, items = bytearray(), []
    for i in range(n):
        data += b"ab"
        items += [i]
    return len(data) + len(items)


report = Report()
report.add_rows(range(700))
print(len(report.text()), titles(["a", "b"] * 400), grown(500), len(", ".join(str(i) for i in range(400))))
