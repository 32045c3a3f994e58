# One site sees one, two, four, then ten classes.
def make(i):
    class Kind:
        def __init__(self):
            setattr(self, f"pad{i}", 0)
            self.value = i

        def get(self):
            return self.value * 10

    return Kind


kinds = [make(i) for i in range(10)]


def total(objects):
    result = 0
    for o in objects:
        result += o.value + o.get()
    return result


for width in (1, 2, 4, 10, 1):
    print(width, total([kinds[i % width]() for i in range(3000)]))  # expect: 1 0 | 2 16500 | 4 49500 | 10 148500 | 1 0
