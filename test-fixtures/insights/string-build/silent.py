def joined(parts):
    out = []
    for part in parts:
        out.append(part)
    return "".join(out)


def short(names):
    """Many short texts, each built in a few steps."""
    total = 0
    for name in names:
        text = "<"
        for letter in name:
            text += letter
        text += ">"
        total += len(text)
    return total


def greeting(names):
    total = 0
    for name in names:
        total += len("hello " + name)
    return total


class Named:
    def __init__(self, name):
        self.label = "n:" + name


print(len(joined(["ab"] * 1500)), short(["abc"] * 400), greeting(["a"] * 900), len([Named("x") for _ in range(500)]))
