"""A converter from a subset of Markdown to HTML, over generated documents.

Blocks: headings, paragraphs, lists (nested by indentation), quotes, fenced code, tables, rules.
Spans: emphasis, strong, code, links; everything else is escaped.
"""

import re
import sys
import time

DEFAULT_SIZE = 180

SPAN = re.compile(r"`(?P<code>[^`]+)`|\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)\)|\*\*(?P<strong>.+?)\*\*|\*(?P<emphasis>.+?)\*")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
ITEM = re.compile(r"(\s*)(?:[-*+]|\d+\.)\s+(.*)")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

TOPICS = "lantern harbour copper meadow thread glacier violin orchard tunnel ember compass quarry".split()
VERBS = "carries follows repairs measures forgets shelters paints <signs> names".split()


def escape(text):
    return text.translate(ESCAPES)


def slug(title):
    words = "".join(char if char.isalnum() else " " for char in title.lower()).split()
    return "-".join(words)


def span(match):
    kind = match.lastgroup
    if kind == "code":
        return f"<code>{escape(match['code'])}</code>"
    if kind == "target":
        return f'<a href="{escape(match["target"])}">{spans(match["label"])}</a>'
    tag = "strong" if kind == "strong" else "em"
    return f"<{tag}>{spans(match[kind])}</{tag}>"


def spans(text):
    pieces = []
    position = 0
    for match in SPAN.finditer(text):
        pieces.append(escape(text[position : match.start()]))
        pieces.append(span(match))
        position = match.end()
    pieces.append(escape(text[position:]))
    return "".join(pieces)


class Converter:
    """Reads lines one block at a time; the contents collect the headings."""

    def __init__(self, text):
        self.lines = text.splitlines()
        self.position = 0
        self.output = []
        self.contents = []

    @property
    def line(self):
        return self.lines[self.position]

    def at_end(self):
        return self.position >= len(self.lines)

    def convert(self):
        while not self.at_end():
            self.block()
        return "\n".join(self.output)

    def block(self):
        line = self.line
        if not line.strip():
            self.position += 1
        elif line.startswith("```"):
            self.fence()
        elif line.startswith("#"):
            self.heading()
        elif line.startswith(">"):
            self.quote()
        elif line.startswith("|"):
            self.table()
        elif set(line.strip()) == {"-"} and len(line.strip()) >= 3:
            self.output.append("<hr>")
            self.position += 1
        elif ITEM.match(line):
            self.list()
        else:
            self.paragraph()

    def fence(self):
        language = self.line[3:].strip()
        self.position += 1
        start = self.position
        while not self.at_end() and not self.line.startswith("```"):
            self.position += 1
        code = escape("\n".join(self.lines[start : self.position]))
        self.position += 1
        attribute = f' class="language-{language}"' if language else ""
        self.output.append(f"<pre><code{attribute}>{code}</code></pre>")

    def heading(self):
        match = HEADING.match(self.line)
        level, title = len(match[1]), match[2]
        self.contents.append((level, title))
        self.output.append(f'<h{level} id="{slug(title)}">{spans(title)}</h{level}>')
        self.position += 1

    def quote(self):
        quoted = []
        while not self.at_end() and self.line.startswith(">"):
            quoted.append(self.line[1:].lstrip())
            self.position += 1
        inner = Converter("\n".join(quoted)).convert()
        self.output.append(f"<blockquote>\n{inner}\n</blockquote>")

    def table(self):
        rows = []
        while not self.at_end() and self.line.startswith("|"):
            rows.append([cell.strip() for cell in self.line.strip().strip("|").split("|")])
            self.position += 1
        head, rule, *body = rows
        sides = ["right" if cell.endswith(":") else "left" for cell in rule]
        self.output.append("<table>")
        self.output.append("<tr>" + "".join(f"<th>{spans(cell)}</th>" for cell in head) + "</tr>")
        for row in body:
            cells = (f'<td align="{side}">{spans(cell)}</td>' for side, cell in zip(sides, row))
            self.output.append(f"<tr>{''.join(cells)}</tr>")
        self.output.append("</table>")

    def list(self):
        depths = []
        while not self.at_end():
            match = ITEM.match(self.line)
            if match is None:
                break
            indent = len(match[1].expandtabs(4))
            while depths and indent < depths[-1]:
                self.output.append("  " * len(depths) + "</ul>")
                depths.pop()
            if not depths or indent > depths[-1]:
                depths.append(indent)
                self.output.append("  " * len(depths) + "<ul>")
            self.output.append("  " * len(depths) + f"<li>{spans(match[2])}</li>")
            self.position += 1
        while depths:
            self.output.append("  " * len(depths) + "</ul>")
            depths.pop()

    def paragraph(self):
        lines = []
        while not self.at_end() and self.line.strip() and self.line[0] not in "#>|`":
            lines.append(self.line.strip())
            self.position += 1
        self.output.append(f"<p>{spans(' '.join(lines))}</p>")


class Writer:
    """Makes up a document; the same number gives the same document."""

    def __init__(self, seed):
        self.state = seed

    def pick(self, words):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return words[self.state // 65536 % len(words)]

    def sentence(self):
        first, verb, last = self.pick(TOPICS), self.pick(VERBS), self.pick(TOPICS)
        form = self.pick(
            [
                "The {0} *{1}* the {2} & waits.",
                "Every **{0} {1} `{2}[0]`** before noon.",
                "See [the {0}](https://example.org/{2}?a=1&b=2) which {1}.",
                'A "{0}" {1} another {2}, or so they say.',
            ]
        )
        return form.format(first, verb, last)

    def section(self, number):
        yield f"{'#' * (1 + number % 3)} {number}. {self.pick(TOPICS).title()} and {self.pick(TOPICS)}"
        yield ""
        yield from (self.sentence() for _ in range(4))
        yield ""
        for item in range(4):
            yield f"{'  ' * (item % 3)}- {self.sentence()}"
        yield ""
        yield f"> {self.sentence()}"
        yield f"> - {self.sentence()}"
        yield ""
        yield f"```{self.pick(['python', 'text', ''])}"
        yield f"if {self.pick(TOPICS)} < {self.pick(TOPICS)}: pass"
        yield "```"
        yield "| name | count |"
        yield "|:-----|------:|"
        for row in range(3):
            yield f"| {self.pick(TOPICS)} | {row * number} |"
        yield "---"


def checksum(text):
    value = 0
    for line in text.split("\n"):
        value = (value * 31 + sum(line.encode())) % 1000003
    return value


def run(sections):
    writer = Writer(sections)
    document = "\n".join(line for number in range(1, sections + 1) for line in writer.section(number))
    converter = Converter(document)
    html = converter.convert()
    tags = sorted({match[1]: html.count(f"<{match[1]}>") for match in re.finditer(r"<([a-z]+)>", html)}.items())
    lines = [f"{len(document)} characters of Markdown, {len(html)} of HTML, checksum {checksum(html)}"]
    lines.append(", ".join(f"{tag} {count}" for tag, count in tags))
    lines.extend(f"{'  ' * level}{title}" for level, title in converter.contents[:4])
    return "\n".join(lines)


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
