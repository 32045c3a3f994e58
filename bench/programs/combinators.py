"""Parser combinators: every parser is a closure (text, position) -> (value, position) or None.

From them: arithmetic, a query language that compiles to predicates, and S-expressions.
"""

import sys
import time

DEFAULT_SIZE = 3000


def char(test):
    def parse(text, position):
        if position < len(text) and test(text[position]):
            return text[position], position + 1
        return None

    return parse


def literal(word):
    def parse(text, position):
        if text.startswith(word, position):
            return word, position + len(word)
        return None

    return parse


def sequence(*parsers):
    def parse(text, position):
        values = []
        for parser in parsers:
            found = parser(text, position)
            if found is None:
                return None
            value, position = found
            values.append(value)
        return values, position

    return parse


def either(*parsers):
    def parse(text, position):
        for parser in parsers:
            found = parser(text, position)
            if found is not None:
                return found
        return None

    return parse


def many(parser, least=0):
    def parse(text, position):
        values = []
        while True:
            found = parser(text, position)
            if found is None:
                break
            value, position = found
            values.append(value)
        return (values, position) if len(values) >= least else None

    return parse


def mapped(parser, function):
    def parse(text, position):
        found = parser(text, position)
        if found is None:
            return None
        value, after = found
        return function(value), after

    return parse


def lazy(get):
    return lambda text, position: get()(text, position)


spaces = many(char(str.isspace))


def token(parser):
    return mapped(sequence(spaces, parser), lambda pair: pair[1])


def symbol(word):
    return token(literal(word))


def between(left, parser, right):
    return mapped(sequence(left, parser, right), lambda parts: parts[1])


def separated(parser, separator):
    rest = many(mapped(sequence(separator, parser), lambda pair: pair[1]))
    return mapped(sequence(parser, rest), lambda parts: [parts[0], *parts[1]])


def left_associative(operand, operators, combine):
    def fold(parts):
        value, rest = parts
        for operator, other in rest:
            value = combine(operator, value, other)
        return value

    return mapped(sequence(operand, many(sequence(operators, operand))), fold)


number = token(mapped(many(char(str.isdigit), least=1), lambda digits: int("".join(digits))))
word = token(mapped(many(char(lambda c: c.isalpha() or c == "_"), least=1), "".join))


def arithmetic():
    """An expression becomes a function of its variables."""

    def constant(value):
        return lambda scope: value

    def variable(name):
        return lambda scope: scope[name]

    def combine(operator, left, right):
        return {
            "+": lambda scope: left(scope) + right(scope),
            "-": lambda scope: left(scope) - right(scope),
            "*": lambda scope: left(scope) * right(scope),
            "%": lambda scope: left(scope) % (abs(right(scope)) + 1),
        }[operator]

    atom = either(
        mapped(number, constant), mapped(word, variable), between(symbol("("), lazy(lambda: expression), symbol(")"))
    )
    product = left_associative(atom, either(symbol("*"), symbol("%")), combine)
    expression = left_associative(product, either(symbol("+"), symbol("-")), combine)
    return expression


def queries():
    """`age > 30 and (name = bob or not age < 50)` becomes a predicate over dicts."""
    compare = {
        "<": lambda name, value: lambda row: row[name] < value,
        ">": lambda name, value: lambda row: row[name] > value,
        "=": lambda name, value: lambda row: row[name] == value,
    }
    value = either(number, word)
    comparison = mapped(
        sequence(word, either(*map(symbol, compare)), value), lambda parts: compare[parts[1]](parts[0], parts[2])
    )
    negation = mapped(sequence(symbol("not"), lazy(lambda: term)), lambda parts: lambda row: not parts[1](row))
    term = either(negation, between(symbol("("), lazy(lambda: query), symbol(")")), comparison)
    every = mapped(separated(term, symbol("and")), lambda tests: lambda row: all(test(row) for test in tests))
    query = mapped(separated(every, symbol("or")), lambda tests: lambda row: any(test(row) for test in tests))
    return query


def expressions():
    atom = either(number, word)
    group = between(symbol("("), many(lazy(lambda: item)), symbol(")"))
    item = either(atom, group)
    return item


def parse_all(parser, text):
    found = parser(text, 0)
    if found is None:
        raise ValueError(f"cannot parse {text!r}")
    value, position = found
    if text[position:].strip():
        raise ValueError(f"unexpected {text[position:]!r}")
    return value


def depth(value):
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def run(rounds):
    expression, query, item = arithmetic(), queries(), expressions()
    names = ["ann", "bob", "cyd", "dan"]
    rows = [{"name": names[n % 4], "age": n * 13 % 80, "size": n % 7} for n in range(60)]
    total, selected, deepest = 0, 0, 0
    for number_ in range(rounds):
        formula = parse_all(expression, f"(x + {number_}) * 3 - y % (7 + x) + ({number_} - y) * (x * x - 4)")
        total += sum(formula({"x": x, "y": 5 - x}) for x in range(8))
        name = names[number_ % 4]
        predicate = parse_all(query, f"age > {number_ % 80} and (name = {name} or not size < 5) or age < {number_ % 9}")
        selected += sum(map(predicate, rows))
        tree = parse_all(item, f"(define (area w h) (times w (plus h {number_} ({'(' * (number_ % 5)}{')' * (number_ % 5)}))))")
        deepest += depth(tree)
    lines = [f"total {total}, selected {selected}, depth {deepest}"]
    for bad in ("1 + (2", "1 2", "* 3"):
        try:
            parse_all(expression, bad)
        except ValueError as error:
            lines.append(str(error))
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
