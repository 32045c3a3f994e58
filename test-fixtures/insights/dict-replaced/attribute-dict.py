# Rows of a table dressed as objects, made by a generator.
class Row:
    def __init__(self, fields):
        self.__dict__ = fields  #~ dict-replaced: The dict of Row is replaced


class Frame:
    shared = {"depth": 1, "label": "x"}


def frames(n):
    for _ in range(n):
        frame = Frame()
        frame.__dict__ = dict(Frame.shared)  #~ dict-replaced: The dict of Frame is replaced
        yield frame


def rows(lines):
    return [Row({"name": line, "size": len(line)}) for line in lines]


print(sum(row.size for row in rows(["abc"] * 600)), sum(frame.depth for frame in frames(500)))
