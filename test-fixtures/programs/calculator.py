"""A calculator language: tokenizer, recursive-descent parser, tree evaluation, derivatives.

    let name = expression      fn name(a, b) = expression      expression
"""

import math
import sys
import time

DEFAULT_ROUNDS = 1100


class CalculatorError(Exception):
    def __init__(self, message, column):
        super().__init__(message)
        self.column = column


class Token:
    def __init__(self, kind, text, column):
        self.kind = kind
        self.text = text
        self.column = column


class Tokenizer:
    """Splits one line; numbers become int or float tokens as they are written."""

    symbols = "+-*/%^(),=<>?:"

    def __init__(self, line):
        self.line = line
        self.position = 0

    def tokens(self):
        line, length = self.line, len(self.line)
        while self.position < length:
            char = line[self.position]
            if char == " ":
                self.position += 1
            elif char.isdigit() or char == ".":
                yield self.number()
            elif char.isalpha() or char == "_":
                yield self.word()
            elif char in self.symbols:
                yield Token("symbol", char, self.position)
                self.position += 1
            else:
                raise CalculatorError(f"unexpected {char!r}", self.position)
        yield Token("end", "", length)

    def number(self):
        start = self.position
        text = self.take_while(lambda char: char.isdigit() or char == ".")
        if text.count(".") > 1 or text == ".":
            raise CalculatorError(f"bad number {text!r}", start)
        return Token("float" if "." in text else "int", text, start)

    def word(self):
        start = self.position
        return Token("word", self.take_while(lambda char: char.isalnum() or char == "_"), start)

    def take_while(self, accepts):
        start = self.position
        while self.position < len(self.line) and accepts(self.line[self.position]):
            self.position += 1
        return self.line[start : self.position]


class Node:
    """An expression; `column` is filled in by the parser for messages."""

    def derivative(self, name):
        raise CalculatorError(f"no derivative of {type(self).__name__.lower()}", getattr(self, "column", 0))


class Number(Node):
    def __init__(self, value):
        self.value = value

    def evaluate(self, scope):
        return self.value

    def derivative(self, name):
        return Number(0)

    def __str__(self):
        return str(self.value)


class Name(Node):
    def __init__(self, name):
        self.name = name

    def evaluate(self, scope):
        try:
            return scope[self.name]
        except KeyError:
            raise CalculatorError(f"unknown name {self.name!r}", getattr(self, "column", 0)) from None

    def derivative(self, name):
        return Number(1 if name == self.name else 0)

    def __str__(self):
        return self.name


class Negation(Node):
    def __init__(self, operand):
        self.operand = operand

    def evaluate(self, scope):
        return -self.operand.evaluate(scope)

    def derivative(self, name):
        return Negation(self.operand.derivative(name))

    def __str__(self):
        return f"-{self.operand}"


class Binary(Node):
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def evaluate(self, scope):
        left = self.left.evaluate(scope)
        right = self.right.evaluate(scope)
        operator = self.operator
        if operator == "+":
            return left + right
        if operator == "-":
            return left - right
        if operator == "*":
            return left * right
        if operator == "/" and right != 0:
            return left / right
        if operator == "/":
            raise CalculatorError("division by zero", self.column)
        if operator == "%":
            return left % right
        if operator == "^":
            return left**right
        return left < right if operator == "<" else left > right

    def derivative(self, name):
        left, right = self.left, self.right
        if self.operator in "+-":
            return binary(self.operator, left.derivative(name), right.derivative(name))
        if self.operator in "*/":
            sign = "+" if self.operator == "*" else "-"
            top = binary(sign, binary("*", left.derivative(name), right), binary("*", left, right.derivative(name)))
            return top if sign == "+" else binary("/", top, binary("^", right, Number(2)))
        if self.operator == "^" and isinstance(right, Number):
            return binary("*", binary("*", right, binary("^", left, Number(right.value - 1))), left.derivative(name))
        return super().derivative(name)

    def __str__(self):
        return f"({self.left} {self.operator} {self.right})"


class Choice(Node):
    def __init__(self, test, yes, no):
        self.test = test
        self.yes = yes
        self.no = no

    def evaluate(self, scope):
        return self.yes.evaluate(scope) if self.test.evaluate(scope) else self.no.evaluate(scope)


class Call(Node):
    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def evaluate(self, scope):
        function = scope.get(self.name)
        if function is None:
            raise CalculatorError(f"unknown function {self.name!r}", self.column)
        return function(*[argument.evaluate(scope) for argument in self.arguments])


def is_number(node, value):
    return isinstance(node, Number) and node.value == value


def binary(operator, left, right):
    """A simplified node: neutral elements vanish, constants fold."""
    if isinstance(left, Number) and isinstance(right, Number) and operator in "+-*":
        return Number(Binary(operator, left, right).evaluate({}))
    if (operator == "+" and is_number(left, 0)) or (operator == "*" and is_number(left, 1)):
        return right
    if operator in "+-" and is_number(right, 0):
        return left
    if operator == "*" and (is_number(left, 0) or is_number(right, 0)):
        return Number(0)
    if operator in "*/^" and is_number(right, 1):
        return left
    return Binary(operator, left, right)


class UserFunction:
    """A function written in the language; its scope is the session's plus its parameters."""

    def __init__(self, parameters, body, scope):
        self.parameters = parameters
        self.body = body
        self.scope = scope

    def __call__(self, *values):
        if len(values) != len(self.parameters):
            raise CalculatorError(f"expected {len(self.parameters)} arguments, got {len(values)}", 0)
        return self.body.evaluate({**self.scope, **dict(zip(self.parameters, values))})


class Parser:
    """choice < comparison < sum < product < sign < power < atom"""

    levels = ["<>", "+-", "*/%"]

    def __init__(self, tokens):
        self.tokens = list(tokens)
        self.index = 0

    @property
    def token(self):
        return self.tokens[self.index]

    def advance(self):
        token = self.token
        self.index += 1
        return token

    def accept(self, text):
        if self.token.text == text and self.token.kind != "end":
            return self.advance()
        return None

    def expect(self, text):
        if not self.accept(text):
            raise CalculatorError(f"expected {text!r}, got {self.token.text!r}", self.token.column)

    def expression(self):
        test = self.level(0)
        if not self.accept("?"):
            return test
        yes = self.expression()
        self.expect(":")
        return Choice(test, yes, self.expression())

    def level(self, depth):
        if depth == len(self.levels):
            return self.sign()
        node = self.level(depth + 1)
        while self.token.kind == "symbol" and self.token.text in self.levels[depth]:
            token = self.advance()
            node = Binary(token.text, node, self.level(depth + 1))
            node.column = token.column
        return node

    def sign(self):
        return Negation(self.sign()) if self.accept("-") else self.power()

    def power(self):
        base = self.atom()
        token = self.accept("^")
        if not token:
            return base
        node = Binary("^", base, self.sign())
        node.column = token.column
        return node

    def atom(self):
        token = self.advance()
        if token.kind == "int":
            return Number(int(token.text))
        if token.kind == "float":
            return Number(float(token.text))
        if token.kind == "word":
            node = Call(token.text, self.arguments()) if self.accept("(") else Name(token.text)
            node.column = token.column
            return node
        if token.text == "(":
            node = self.expression()
            self.expect(")")
            return node
        raise CalculatorError(f"unexpected {token.text or 'end of line'!r}", token.column)

    def arguments(self):
        found = []
        while not self.accept(")"):
            if found:
                self.expect(",")
            found.append(self.expression())
        return found

    def statement(self):
        """(kind, name, parameters, expression)"""
        if self.accept("let"):
            name = self.advance().text
            self.expect("=")
            return "let", name, [], self.expression()
        if self.accept("fn"):
            name = self.advance().text
            self.expect("(")
            parameters = [str(argument) for argument in self.arguments()]
            self.expect("=")
            return "fn", name, parameters, self.expression()
        return "value", None, [], self.expression()


class Session:
    """Names and functions that outlive a line."""

    def __init__(self):
        self.scope = {"pi": math.pi, "sqrt": math.sqrt, "abs": abs, "max": max, "min": min, "floor": math.floor}

    def execute(self, line):
        parser = Parser(Tokenizer(line).tokens())
        kind, name, parameters, expression = parser.statement()
        if parser.token.kind != "end":
            raise CalculatorError(f"unexpected {parser.token.text!r}", parser.token.column)
        value = UserFunction(parameters, expression, self.scope) if kind == "fn" else expression.evaluate(self.scope)
        if name:
            self.scope[name] = value
        return None if kind == "fn" else value


LINES = """\
let x = 3
let y = 2.5
fn square(n) = n * n
fn hypot(a, b) = sqrt(square(a) + square(b))
fn fact(n) = n < 2 ? 1 : n * fact(n - 1)
fn gcd(a, b) = b > 0 ? gcd(b, a % b) : a
hypot(x, 4) * 2 - y / 5
fact(12) / fact(10) - x ^ 2 % 4
gcd(1071, 462)
(1 + 2) * (3 + 4) - ((7 - 8) * 9) ^ 2
2 ^ 3 ^ 2 - 1.5e
1 / (x - 3)
3 + * 4
undefined_name + 1
x > y ? hypot(x, y) : hypot(y, x)
""".splitlines()

POLYNOMIAL = "3 * x ^ 4 - 2 * x ^ 3 / (x + 1) + x * x - 7 * x + 1"


def differentiate(source, name, order):
    node = Parser(Tokenizer(source).tokens()).expression()
    for _ in range(order):
        node = node.derivative(name)
    return node


def newton(source, start, steps):
    """Zero of the slope: where the polynomial has its minimum."""
    slope, bend = differentiate(source, "x", 1), differentiate(source, "x", 2)
    scope = {"x": start}
    for _ in range(steps):
        scope["x"] -= slope.evaluate(scope) / bend.evaluate(scope)
    return scope["x"]


def run(rounds):
    total, failures = 0, {}
    for _ in range(rounds):
        session = Session()
        for line in LINES:
            try:
                value = session.execute(line)
            except CalculatorError as error:
                message = f"{error} at {error.column}"
                failures[message] = failures.get(message, 0) + 1
            else:
                if value is not None:
                    total += value
    lines = [f"total {total:.6f}"]
    lines.extend(f"{count} x {message}" for message, count in sorted(failures.items()))
    lines.append(f"derivative {differentiate('x ^ 3 + 2 * x ^ 2 - x / 4', 'x', 1)}")
    for _ in range(rounds // 10 + 1):
        minimum = newton(POLYNOMIAL, 2, 12)
    lines.append(f"minimum at {minimum:.9f}")
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_ROUNDS)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_ROUNDS)
    print(result)


if __name__ == "__main__":
    main()
