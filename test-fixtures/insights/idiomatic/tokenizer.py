"""A tokenizer and a recursive-descent calculator over it."""
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str


def tokenize(source):
    tokens = []
    i = 0
    while i < len(source):
        ch = source[i]
        if ch == " ":
            i += 1
        elif ch.isdigit():
            start = i
            while i < len(source) and source[i].isdigit():
                i += 1
            tokens.append(Token("number", source[start:i]))
        else:
            tokens.append(Token("op", ch))
            i += 1
    tokens.append(Token("end", ""))
    return tokens


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.at = 0

    def peek(self):
        return self.tokens[self.at].text

    def take(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def expression(self):
        value = self.term()
        while self.peek() in ("+", "-"):
            if self.take().text == "+":
                value += self.term()
            else:
                value -= self.term()
        return value

    def term(self):
        value = self.factor()
        while self.peek() == "*":
            self.take()
            value *= self.factor()
        return value

    def factor(self):
        token = self.take()
        if token.text == "(":
            value = self.expression()
            self.take()
            return value
        return int(token.text)


def main():
    source = "1 + 2 * (3 + 4) - 5 * 6 + 7"
    print(sum(Parser(tokenize(source)).expression() for _ in range(60)))


if __name__ == "__main__":
    main()
