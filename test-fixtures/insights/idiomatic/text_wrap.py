"""Wraps paragraphs and sets them flush on both sides."""

TEXT = (
    "A paragraph is a group of sentences that belong together because they are about one thing. "
    "Most of them are short, some are long, and all of them end with a full stop. "
)


def words_of(text):
    return text.split()


def wrap(words, width):
    lines = []
    line = []
    length = 0
    for word in words:
        needed = len(word) if not line else length + 1 + len(word)
        if needed > width and line:
            lines.append(line)
            line = [word]
            length = len(word)
        else:
            line.append(word)
            length = needed
    if line:
        lines.append(line)
    return lines


def justify(line, width):
    if len(line) == 1:
        return line[0]
    letters = sum(len(word) for word in line)
    gaps = len(line) - 1
    space, rest = divmod(width - letters, gaps)
    out = []
    for i, word in enumerate(line):
        out.append(word)
        if i < gaps:
            out.append(" " * (space + (1 if i < rest else 0)))
    return "".join(out)


def render(text, width):
    lines = wrap(words_of(text), width)
    body = [justify(line, width) for line in lines[:-1]]
    body.append(" ".join(lines[-1]))
    return body


def main():
    rendered = render(TEXT * 10, 48)
    print(len(rendered), {len(line) for line in rendered[:-1]})
    print(rendered[0])


if __name__ == "__main__":
    main()
