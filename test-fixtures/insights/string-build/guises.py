class Writer:
    def __init__(self):
        self.text = ""

    def write(self, part):
        self.text += part  #~ string-build: A str in an attribute grows
#~      ^^^^^^^^^^^^^^^^^


def lines(parts):
    out = ""
    for part in parts:
        out += part  #~ string-build: A str in a local grows
    return out


def by_key(pairs):
    table = {"a": "", "b": ""}
    for key, part in pairs:
        table[key] += part  #~ string-build: A str in an item grows
    return table


def main():
    writer = Writer()
    for _ in range(1200):
        writer.write("ab")
    print(len(writer.text), len(lines(["ab"] * 1500)), len(by_key([("a", "x"), ("b", "y")] * 600)))


main()
