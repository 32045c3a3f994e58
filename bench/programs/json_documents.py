"""A JSON reader and writer by hand: a recursive-descent parser with line numbers, a printer, paths and differences."""

import sys
import time

DEFAULT_SIZE = 5500

ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
CODES = {char: f"\\{code}" for code, char in ESCAPES.items() if code != "/"}
WORDS = {"true": True, "false": False, "null": None}


class SyntaxProblem(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} in line {line}, column {column}")


class Reader:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def read(self):
        value = self.value()
        self.skip()
        if self.position < len(self.text):
            self.fail("more text")
        return value

    def fail(self, message):
        raise SyntaxProblem(message, self.text, self.position)

    def skip(self):
        text, position = self.text, self.position
        while position < len(text) and text[position] in " \t\r\n":
            position += 1
        self.position = position

    def peek(self):
        self.skip()
        return self.text[self.position] if self.position < len(self.text) else ""

    def expect(self, char):
        if self.peek() != char:
            self.fail(f"{char!r} expected")
        self.position += 1

    def accept(self, char):
        if self.peek() == char:
            self.position += 1
            return True
        return False

    def value(self):
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char == "-" or char.isdigit():
            return self.number()
        return self.word()

    def object(self):
        self.expect("{")
        members = {}
        if self.accept("}"):
            return members
        while True:
            if self.peek() != '"':
                self.fail("name expected")
            name = self.string()
            self.expect(":")
            members[name] = self.value()
            if not self.accept(","):
                break
        self.expect("}")
        return members

    def array(self):
        self.expect("[")
        items = []
        if self.accept("]"):
            return items
        while True:
            items.append(self.value())
            if not self.accept(","):
                break
        self.expect("]")
        return items

    def string(self):
        self.position += 1
        pieces = []
        start = self.position
        while True:
            if self.position >= len(self.text):
                self.fail("string without end")
            char = self.text[self.position]
            if char == '"':
                pieces.append(self.text[start : self.position])
                self.position += 1
                return "".join(pieces)
            if char == "\\":
                pieces.append(self.text[start : self.position])
                pieces.append(self.escape())
                start = self.position
            elif char < " ":
                self.fail("control character")
            else:
                self.position += 1

    def escape(self):
        code = self.text[self.position + 1 : self.position + 2]
        if code == "u":
            digits = self.text[self.position + 2 : self.position + 6]
            self.position += 6
            return chr(int(digits, 16))
        if code not in ESCAPES:
            self.fail("unknown escape")
        self.position += 2
        return ESCAPES[code]

    def digits(self):
        start = self.position
        while self.position < len(self.text) and "0" <= self.text[self.position] <= "9":
            self.position += 1
        if start == self.position:
            self.fail("digit expected")

    def number(self):
        start = self.position
        whole = True
        if self.text[self.position] == "-":
            self.position += 1
        self.digits()
        if self.text[self.position : self.position + 1] == ".":
            whole = False
            self.position += 1
            self.digits()
        if self.text[self.position : self.position + 1] in ("e", "E"):
            whole = False
            self.position += 1
            if self.text[self.position : self.position + 1] in ("+", "-"):
                self.position += 1
            self.digits()
        text = self.text[start : self.position]
        return int(text) if whole else float(text)

    def word(self):
        for word, value in WORDS.items():
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        self.fail("value expected")


def quote(text):
    pieces = []
    for char in text:
        if char in CODES:
            pieces.append(CODES[char])
        elif " " <= char < "\x7f":
            pieces.append(char)
        else:
            pieces.append(f"\\u{ord(char):04x}")
    return f'"{"".join(pieces)}"'


def write(value, indent=0):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return repr(value)
    inner = "  " * (indent + 1)
    if isinstance(value, list):
        brackets, items = "[]", [write(item, indent + 1) for item in value]
    else:
        brackets, items = "{}", [f"{quote(name)}: {write(item, indent + 1)}" for name, item in value.items()]
    if not items:
        return brackets
    body = ",\n".join(inner + item for item in items)
    return f"{brackets[0]}\n{body}\n{'  ' * indent}{brackets[1]}"


def walk(value, path=()):
    if isinstance(value, dict):
        for name, item in value.items():
            yield from walk(item, (*path, name))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from walk(item, (*path, position))
    else:
        yield path, value


def differences(old, new):
    before, after = dict(walk(old)), dict(walk(new))
    for path in sorted(before.keys() | after.keys(), key=str):
        if before.get(path) != after.get(path):
            yield f"{'.'.join(map(str, path))}: {before.get(path)} -> {after.get(path)}"


def document(count):
    return {
        "title": "Inventar \u00fc \u2603",
        "items": [
            {
                "id": number,
                "name": f'part "{number}"\t{number * 7 % 13}',
                "price": number * 1.25 - 3,
                "tags": [f"tag{tag}" for tag in range(number % 4)],
                "sizes": {"width": number % 17, "height": -number, "note": None},
                "ok": number % 3 == 0,
            }
            for number in range(count)
        ],
        "scale": 1e-7,
        "empty": [{}, []],
    }


def run(count):
    original = document(count)
    text = write(original)
    back = Reader(text).read()
    lines = [f"{len(text)} characters, {text.count(chr(10))} lines, same {back == original}"]
    leaves = list(walk(back))
    numbers = [value for _, value in leaves if isinstance(value, (int, float)) and not isinstance(value, bool)]
    lines.append(f"{len(leaves)} leaves, sum {sum(numbers):.6f}, deepest {max(len(path) for path, _ in leaves)}")
    back["items"][count // 2]["tags"].append("new")
    del back["items"][0]["sizes"]["note"]
    back["items"][-1]["price"] += 0.5
    lines.extend(differences(original, back))
    again = Reader(" ".join(write(back).split("\n"))).read()
    lines.append(f"again {again == back} {sum(map(ord, write(again))) % 1000003}")
    for broken in ('{"a": 1,}', '[1, 2', '{"a"\n: tru}', '["\\x"]', "[1.]", '[1] "x'):
        try:
            Reader(broken).read()
        except SyntaxProblem as problem:
            lines.append(str(problem))
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
