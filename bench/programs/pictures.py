"""Grey pictures as lists of rows: filters, histograms, distance maps and letters, written with comprehensions."""

import sys
import time

DEFAULT_SIZE = 380

SHADES = " .:-=+*#%@"


def blobs(width, height):
    """A picture with soft discs on a slope."""
    discs = [(number * 37 % width, number * 53 % height, 4 + number % 5) for number in range(9)]
    return [
        [
            min(255, x * 90 // width + sum(max(0, 160 - 9 * ((x - cx) ** 2 + (y - cy) ** 2) // r) for cx, cy, r in discs))
            for x in range(width)
        ]
        for y in range(height)
    ]


def clamp(value):
    return 0 if value < 0 else 255 if value > 255 else value


def padded(picture, margin):
    rows = [[row[0]] * margin + row + [row[-1]] * margin for row in picture]
    return [rows[0]] * margin + rows + [rows[-1]] * margin


def filtered(picture, kernel, divisor=1, offset=0):
    margin = len(kernel) // 2
    source = padded(picture, margin)
    weights = [(dx, dy, weight) for dy, line in enumerate(kernel) for dx, weight in enumerate(line) if weight]
    return [
        [clamp(sum(source[y + dy][x + dx] * weight for dx, dy, weight in weights) // divisor + offset) for x in range(len(row))]
        for y, row in enumerate(picture)
    ]


def median(picture):
    source = padded(picture, 1)
    return [
        [sorted([value for line in source[y : y + 3] for value in line[x : x + 3]])[4] for x in range(len(row))]
        for y, row in enumerate(picture)
    ]


def rotated(picture):
    return [list(row) for row in zip(*reversed(picture))]


def halved(picture):
    return [
        [(a + b + c + d) // 4 for a, b, c, d in zip(upper[::2], upper[1::2], lower[::2], lower[1::2])]
        for upper, lower in zip(picture[::2], picture[1::2])
    ]


def combined(function, *pictures):
    return [[function(*values) for values in zip(*rows)] for rows in zip(*pictures)]


def histogram(picture, bins=16):
    values = [value * bins // 256 for row in picture for value in row]
    return [values.count(bin) for bin in range(bins)]


def equalized(picture):
    values = sorted({value for row in picture for value in row})
    counts = dict.fromkeys(values, 0)
    for row in picture:
        for value in row:
            counts[value] += 1
    ranks, below = {}, 0
    for value in values:
        below += counts[value]
        ranks[value] = below
    total = len(picture) * len(picture[0])
    return [[ranks[value] * 255 // total for value in row] for row in picture]


def summed_area(picture):
    table = [[0] * (len(picture[0]) + 1)]
    for row in picture:
        running, line = 0, [0]
        for value, above in zip(row, table[-1][1:]):
            running += value
            line.append(running + above)
        table.append(line)
    return table


def box_means(picture, size):
    table = summed_area(picture)
    return [
        [
            (table[y + size][x + size] - table[y][x + size] - table[y + size][x] + table[y][x]) // (size * size)
            for x in range(len(picture[0]) - size + 1)
        ]
        for y in range(len(picture) - size + 1)
    ]


def regions(mask):
    """Connected sets of cells, largest first."""
    open_cells = {(x, y) for y, row in enumerate(mask) for x, on in enumerate(row) if on}
    found = []
    while open_cells:
        frontier = [open_cells.pop()]
        region = set(frontier)
        while frontier:
            near = {(x + dx, y + dy) for x, y in frontier for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))}
            frontier = list(near & open_cells)
            open_cells.difference_update(frontier)
            region.update(frontier)
        found.append(region)
    return sorted(found, key=lambda region: (-len(region), min(region)))


def text(picture):
    return ["".join(SHADES[value * len(SHADES) // 256] for value in row) for row in picture]


def checksum(picture):
    return sum((x + 1) * (y + 3) * value for y, row in enumerate(picture) for x, value in enumerate(row)) % 1000003


def run(size):
    picture = blobs(size, size * 3 // 4 // 2 * 2)
    blurred = filtered(picture, [[1, 2, 1], [2, 4, 2], [1, 2, 1]], 16)
    across = filtered(picture, [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], 4, 128)
    down = filtered(picture, [[-1, -2, -1], [0, 0, 0], [1, 2, 1]], 4, 128)
    edges = combined(lambda a, b: clamp(abs(a - 128) + abs(b - 128)), across, down)
    sharp = combined(lambda value, soft: clamp(2 * value - soft), picture, blurred)
    calm = median(combined(lambda value, edge: value ^ (edge & 15), picture, edges))
    lines = [f"{name} {checksum(result)}" for name, result in (("blurred", blurred), ("edges", edges), ("sharp", sharp), ("calm", calm))]
    lines.append(f"histogram {histogram(equalized(picture))}")
    lines.append(f"turned {checksum(rotated(picture))}, thrice back {rotated(rotated(rotated(rotated(picture)))) == picture}")
    means = box_means(picture, 5)
    lines.append(f"brightest box {max(value for row in means for value in row)}, {checksum(means)}")
    found = regions([[value > 60 for value in row] for row in edges])
    lines.append(f"regions {[len(region) for region in found][:6]} of {len(found)}")
    small = picture
    while len(small[0]) > 32:
        small = halved(small)
    lines.extend(text(small)[:8])
    return "\n".join(line.rstrip() for line in lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
