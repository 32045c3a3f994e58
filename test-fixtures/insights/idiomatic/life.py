"""Conway's game of life on a set of cells."""


def neighbours(cell):
    x, y = cell
    return (
        (x - 1, y - 1),
        (x, y - 1),
        (x + 1, y - 1),
        (x - 1, y),
        (x + 1, y),
        (x - 1, y + 1),
        (x, y + 1),
        (x + 1, y + 1),
    )


def step(alive):
    counts = {}
    for cell in alive:
        for neighbour in neighbours(cell):
            counts[neighbour] = counts.get(neighbour, 0) + 1
    following = set()
    for cell, count in counts.items():
        if count == 3 or (count == 2 and cell in alive):
            following.add(cell)
    return following


def parse(picture):
    alive = set()
    for y, line in enumerate(picture.strip().split("\n")):
        for x, ch in enumerate(line):
            if ch == "#":
                alive.add((x, y))
    return alive


def show(alive, width, height):
    rows = []
    for y in range(height):
        rows.append("".join("#" if (x, y) in alive else "." for x in range(width)))
    return "\n".join(rows)


GLIDER = """
.#.
..#
###
"""


def main():
    alive = parse(GLIDER)
    for _ in range(40):
        alive = step(alive)
    print(len(alive), sorted(alive)[0])
    print(show(parse(GLIDER), 3, 3))


if __name__ == "__main__":
    main()
