# An instance chooses an implementation for itself when it is made, under the method's own name.
class Parser:
    def __init__(self, strict):
        if not strict:
            self.parse = self.parse_loosely  #~ method-shadowed: hides the method Parser.parse
#~          ^^^^^^^^^^

    def parse(self, text):
        return int(text)

    def parse_loosely(self, text):
        return int(text.strip() or "0")


class Document:
    def __init__(self, parser):
        self.parser = parser

    def total(self, lines):
        return sum([self.parser.parse(line) for line in lines])


print(Document(Parser(False)).total([" 12 ", "", "7"] * 300))
