class Csv:
    def join(self, parts):
        return ",".join(parts)


class Tabs:
    def join(self, parts):
        return "\t".join(parts)


class Exporter:
    def __init__(self, style):
        self.style = style

    def line(self, parts):
        return self.style.join(parts)  #~ polymorphic-method: "join" is called on 2 classes: Csv and Tabs
#~             ^^^^^^^^^^^^^^^


def main():
    comma, tab = Exporter(Csv()), Exporter(Tabs())
    total = 0
    for _ in range(700):
        total += len(comma.line(["a", "b"]))
        total += len(tab.line(["a", "b"]))
    print(total)


main()
