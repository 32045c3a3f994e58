# One odd object among thousands does no harm.
class Row:
    def __init__(self, size):
        self.size = size


class Header:
    def __init__(self, size):
        self.size = size


def total(rows):
    sum = 0
    for row in rows:
        sum += row.size
    return sum


print(total([Header(10)] + [Row(i) for i in range(3000)]))
