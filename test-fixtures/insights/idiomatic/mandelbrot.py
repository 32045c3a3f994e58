"""The Mandelbrot set, in characters, on floats."""


def escape(cx, cy, limit):
    x = 0.0
    y = 0.0
    for i in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return i
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return limit


SHADES = " .:-=+*#%@"


class View:
    def __init__(self, left, top, width, height):
        self.left = left
        self.top = top
        self.width = width
        self.height = height

    def row(self, y, columns, rows, limit):
        cy = self.top + self.height * float(y) / float(rows)
        line = []
        for x in range(columns):
            cx = self.left + self.width * float(x) / float(columns)
            line.append(escape(cx, cy, limit))
        return line

    def render(self, columns, rows, limit):
        picture = []
        for y in range(rows):
            picture.append(self.row(y, columns, rows, limit))
        return picture


def shade(picture, limit):
    lines = []
    for row in picture:
        lines.append("".join([SHADES[(n * 9) // limit] for n in row]))
    return "\n".join(lines)


def main():
    view = View(-2.0, -1.2, 3.0, 2.4)
    picture = view.render(40, 12, 25)
    print(sum(sum(row) for row in picture))
    print(shade(picture, 25).count("@"))


if __name__ == "__main__":
    main()
