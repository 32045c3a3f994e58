"""A recursive descent parser for JSON, without regular expressions."""


class ParseError(ValueError):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


class Parser:
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}
    CONSTANTS = {"true": True, "false": False, "null": None}

    def __init__(self, text):
        self.text = text
        self.pos = 0

    def peek(self):
        return self.text[self.pos] if self.pos < len(self.text) else ""

    def skip_space(self):
        while self.pos < len(self.text) and self.text[self.pos] in " \t\r\n":
            self.pos += 1

    def expect(self, char):
        if self.peek() != char:
            raise ParseError(f"expected {char!r}", self.pos)
        self.pos += 1

    def value(self):
        self.skip_space()
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char == "-" or char.isdigit():
            return self.number()
        for word, constant in self.CONSTANTS.items():
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return constant
        raise ParseError("no value", self.pos)

    def object(self):
        self.expect("{")
        result = {}
        self.skip_space()
        while self.peek() != "}":
            if result:
                self.expect(",")
                self.skip_space()
            key = self.string()
            self.skip_space()
            self.expect(":")
            result[key] = self.value()
            self.skip_space()
        self.pos += 1
        return result

    def array(self):
        self.expect("[")
        result = []
        self.skip_space()
        while self.peek() != "]":
            if result:
                self.expect(",")
            result.append(self.value())
            self.skip_space()
        self.pos += 1
        return result

    def string(self):
        self.expect('"')
        parts = []
        start = self.pos
        while self.peek() != '"':
            if self.peek() == "\\":
                parts.append(self.text[start:self.pos])
                parts.append(self.ESCAPES[self.text[self.pos + 1]])
                self.pos += 1
                start = self.pos + 1
            self.pos += 1
        parts.append(self.text[start:self.pos])
        self.pos += 1
        return "".join(parts)

    def number(self):
        start = self.pos
        while self.peek() and self.peek() in "+-.eE0123456789":
            self.pos += 1
        text = self.text[start:self.pos]
        return float(text) if any(c in text for c in ".eE") else int(text)


def main():
    record = '{"id": %d, "name": "n\\t%d", "tags": ["a", "b\\n"], "price": %d.5, "sold": %s, "next": null}'
    text = "[" + ", ".join(record % (i, i, i, "true" if i % 2 else "false") for i in range(150)) + "]"
    data = Parser(text).value()
    print(len(data), sum(r["price"] for r in data), sum(r["sold"] for r in data), repr(data[3]["name"]))
    try:
        Parser("[1, ?]").value()
    except ParseError as error:
        print(error)


main()
