"""Orders read from untrusted records: every check raises, and callers decide what an error costs.

A record may be rejected, repaired or passed on; problems are collected with the path to where they were found.
"""

import sys
import time

DEFAULT_SIZE = 120000


class Problem(Exception):
    """What is wrong, and where: the path grows on the way up."""

    code = "problem"

    def __init__(self, message):
        super().__init__(message)
        self.path = []

    def at(self, step):
        self.path.insert(0, step)
        return self

    def __str__(self):
        return f"{'.'.join(map(str, self.path))}: {self.args[0]}"


class Missing(Problem):
    code = "missing"


class WrongType(Problem):
    code = "type"


class OutOfRange(Problem):
    code = "range"

    def __init__(self, value, low, high):
        super().__init__(f"{value} is not within {low}..{high}")
        self.value = value


class Unrepairable(Exception):
    pass


class Integer:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def check(self, value):
        try:
            number = int(value)
        except (TypeError, ValueError) as error:
            raise WrongType(f"{value!r} is not a number") from error
        if not self.low <= number <= self.high:
            raise OutOfRange(number, self.low, self.high)
        return number


class Text:
    def __init__(self, longest):
        self.longest = longest

    def check(self, value):
        if not isinstance(value, str):
            raise WrongType(f"{type(value).__name__} is not text")
        if len(value) > self.longest:
            raise OutOfRange(len(value), 0, self.longest)
        return value.strip()


class Choice:
    def __init__(self, *values):
        self.numbers = {value: number for number, value in enumerate(values)}

    def check(self, value):
        try:
            return self.numbers[value]
        except KeyError:
            raise OutOfRange(repr(value), *sorted(self.numbers)[:: len(self.numbers) - 1]) from None


class Listed:
    def __init__(self, item):
        self.item = item

    def check(self, values):
        checked = []
        for position, value in enumerate(values):
            try:
                checked.append(self.item.check(value))
            except Problem as problem:
                raise problem.at(position)
        return checked


class Record:
    def __init__(self, **fields):
        self.fields = fields

    def check(self, values):
        checked = {}
        for name, field in self.fields.items():
            try:
                checked[name] = field.check(values[name])
            except KeyError:
                raise Missing("is missing").at(name) from None
            except Problem as problem:
                raise problem.at(name)
        return checked


ORDER = Record(
    number=Integer(1, 1_000_000),
    customer=Text(24),
    country=Choice("CH", "DE", "FR", "IT"),
    lines=Listed(Record(article=Text(12), quantity=Integer(1, 99))),
)


class Ledger:
    """Counts by code, and a context manager that makes sure every record is accounted for."""

    def __init__(self):
        self.counts = {}
        self.opened = 0
        self.closed = 0

    def note(self, code):
        self.counts[code] = self.counts.get(code, 0) + 1

    def __enter__(self):
        self.opened += 1
        return self

    def __exit__(self, kind, error, traceback):
        self.closed += 1
        if kind is None:
            self.note("accepted")
        elif issubclass(kind, Unrepairable):
            self.note(f"rejected {error.__cause__.code}")
            return True
        return False


def repair(record, problem):
    """A changed copy of the record, if what is wrong is harmless."""
    if isinstance(problem, OutOfRange) and problem.path[-1] == "quantity":
        lines = list(record["lines"])
        position = problem.path[1]
        lines[position] = {**lines[position], "quantity": min(max(problem.value, 1), 99)}
        return {**record, "lines": lines}
    if isinstance(problem, Missing) and problem.path == ["country"]:
        return {**record, "country": "CH"}
    raise Unrepairable(str(problem)) from problem


def accept(record, attempts=3):
    for attempt in range(attempts):
        try:
            order = ORDER.check(record)
        except Problem as problem:
            record = repair(record, problem)
        else:
            return order, attempt
    raise Unrepairable("too many attempts") from Problem("gave up")


def records(count):
    state = count
    for number in range(1, count + 1):
        state = (state * 1103515245 + 12345) % 2147483648
        kind = state // 65536
        lines = [{"article": f"A-{kind % 97}", "quantity": 1 + (kind >> line) % 40} for line in range(1 + kind % 3)]
        record = {"number": str(number), "customer": f" customer {kind % 500} ", "country": "CH DE FR IT".split()[kind % 4], "lines": lines}
        if kind % 5 == 0:
            lines[-1]["quantity"] = 100 + kind % 7
        if kind % 7 == 0:
            del record["country"]
        if kind % 11 == 0:
            record["country"] = "XX"
        if kind % 13 == 0:
            record["number"] = "none"
        if kind % 17 == 0:
            lines[0]["article"] = None
        yield record


def run(count):
    ledger = Ledger()
    quantity, repairs, messages = 0, 0, {}
    for record in records(count):
        with ledger:
            try:
                order, attempts = accept(record)
                quantity += sum(line["quantity"] for line in order["lines"]) + order["country"]
                repairs += attempts
            except Unrepairable as error:
                messages[str(error)] = messages.get(str(error), 0) + 1
                raise
    lines = [f"quantity {quantity}, {repairs} repairs, {ledger.opened} opened, {ledger.closed} closed"]
    lines.extend(f"{code}: {number}" for code, number in sorted(ledger.counts.items()))
    lines.extend(f"{number} x {message}" for message, number in sorted(messages.items()))
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
