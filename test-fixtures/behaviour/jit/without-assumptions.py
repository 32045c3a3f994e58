# Code whose assumptions fail again and again is compiled without any; functions too large to be compiled go loop by loop.
def quick_sort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    smaller = [item for item in rest if item < pivot]
    larger = [item for item in rest if not item < pivot]
    return quick_sort(smaller) + [pivot] + quick_sort(larger)


class Weight:
    def __init__(self, kilos):
        self.kilos = kilos

    def __lt__(self, other):
        return self.kilos < other.kilos

    def __repr__(self):
        return f"{self.kilos}kg"


def kinds(count):
    yield [n * 7919 % 101 for n in range(count)]
    yield [n * 7919 % 101 / 4 for n in range(count)]
    yield [str(n * 7919 % 101) for n in range(count)]
    yield [(n % 3, n) for n in range(count)]
    yield [Weight(n * 31 % 17) for n in range(count)]
    yield [n * 7919**8 % 1000003 for n in range(count)]
    yield [bytes([n * 37 % 251]) for n in range(count)]
    yield [n % 2 == 0 for n in range(count)]


for _ in range(12):
    for items in kinds(40):
        ordered = quick_sort(items)
print(ordered[18:22], [quick_sort(items)[:2] for items in kinds(30)])


class Described:
    def __init__(self, **options):
        self.options = options

    def show(self, width=3, *, fill="."):
        return str(len(self.options)).rjust(width, fill)


class Other(Described):
    def show(self, width=3, *, fill="-", extra=None):
        return super().show(width, fill=fill)


def mixture(things):
    """Calls of everything, with keywords."""
    out = []
    for thing in things:
        if isinstance(thing, Described):
            out.append(thing.show(4, fill="*"))
        else:
            out.append(thing.__class__.__name__.rjust(4, *"*"))
        import math as m
        from math import floor

        out.append(floor(m.sqrt(len(out))))
    return out


makers = [Described, Other] + [type(f"K{i}", (Described,), {"show": lambda self, width=1, *, fill="": fill * width}) for i in range(8)]
for _ in range(10):
    result = mixture([make(a=1, b=2) for make in makers] + [1, "s", None])
print(result)

lines = ["def large(n):", "    total = 0"]
for i in range(60):
    lines += [
        f"    for i in range(n):",
        f"        total += (i * {i} + total) % {i + 7}",
        f"        if total > 10**9:",
        f"            total -= 10**9 + len(str(total))",
        f"        table[i % 5] = table[(i + {i}) % 5] + total % 3 - max(i, {i}) // 2 + (i ^ {i}) % 11",
        f"    else:",
        f"        total += {i}",
    ]
lines += ["    return total"]
table = [0, 1, 2, 3, 4]
exec("\n".join(lines))
print([large(n) for n in (0, 1, 30, 200, 30)], table)

# expect-output:
# [False, False, True, True] [[0, 3], [0.0, 0.75], ['0', '12'], [(0, 0), (0, 3)], [0kg, 0kg], [0, 32823], [b'\x00', b'\x08'], [False, False]]
# ['***2', 1, '***2', 1, '****', 2, '****', 2, '****', 3, '****', 3, '****', 3, '****', 3, '****', 4, '****', 4, '*int', 4, '*str', 4, 'NoneType', 5]
# [1770, 3749, 33304, 224998, 33304] [-263358, -263387, -263406, -263427, -263449]
