"""Reactive cells made of closures: signals, computed values, effects, and small functions built from smaller ones."""

import functools
import operator
import sys
import time

DEFAULT_SIZE = 13000


def make_runtime():
    """Returns (signal, computed, effect): dependencies are found by watching who reads."""
    running = []

    def track(observers):
        if running and running[-1] not in observers:
            observers.append(running[-1])

    def signal(value):
        observers = []

        def read():
            track(observers)
            return value

        def write(new):
            nonlocal value
            if new != value:
                value = new
                for observer in tuple(observers):
                    observer()

        return read, write

    def computed(function):
        value = None
        stale = True
        observers = []

        def invalidate():
            nonlocal stale
            if not stale:
                stale = True
                for observer in tuple(observers):
                    observer()

        def read():
            nonlocal value, stale
            track(observers)
            if stale:
                running.append(invalidate)
                try:
                    value = function()
                finally:
                    running.pop()
                stale = False
            return value

        return read

    def effect(function):
        pending = []

        def rerun():
            running.append(schedule)
            try:
                function()
            finally:
                running.pop()

        def schedule():
            if not pending:
                pending.append(True)

        def flush():
            if pending:
                pending.clear()
                rerun()

        rerun()
        return flush

    return signal, computed, effect


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def curry(function, arity):
    def gather(*given):
        if len(given) >= arity:
            return function(*given)
        return lambda *more: gather(*given, *more)

    return gather


def memoized(function):
    known = {}
    hits = 0

    @functools.wraps(function)
    def wrapper(*args):
        nonlocal hits
        if args in known:
            hits += 1
            return known[args]
        known[args] = result = function(*args)
        return result

    wrapper.hits = lambda: hits
    return wrapper


def counted(label, log):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            log[label] = log.get(label, 0) + 1
            return function(*args, **kwargs)

        return wrapper

    return decorate


def make_account(balance, fee=1):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(amount)
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount + fee > balance:
            return None
        balance -= amount + fee
        history.append(-amount)
        return balance

    def statement():
        return balance, len(history), sum(history)

    return {"deposit": deposit, "withdraw": withdraw, "statement": statement}


def sheet(size, rounds, log):
    """A column of inputs, running totals and a summary that only looks at every third total."""
    signal, computed, effect = make_runtime()
    inputs = [signal(number) for number in range(size)]

    def total(index):
        read, _ = inputs[index]
        if index == 0:
            return computed(read)
        previous = totals[index - 1]
        return computed(lambda: (previous() + read()) % 10007)

    totals = []
    for index in range(size):
        totals.append(total(index))

    @counted("summaries", log)
    def summarise():
        return sum(cell() for cell in totals[::3])

    summary = computed(summarise)
    seen = []
    flush = effect(lambda: seen.append(summary()))
    for number in range(rounds):
        _, write = inputs[number * 7 % size]
        write(number)
        if number % 3 == 0:
            flush()
    flush()
    return seen


def pipelines(rounds):
    add, multiply = curry(operator.add, 2), curry(operator.mul, 2)
    clamp = curry(lambda low, high, value: min(max(value, low), high), 3)
    steps = [compose(add(number), multiply(number + 1), clamp(0)(900 + number)) for number in range(12)]
    return sum(step(value % 50) for value in range(rounds * 4) for step in steps)


def coin_counter():
    @memoized
    def ways(amount, largest):
        """Ways to pay an amount with coins of 1..largest."""
        if amount == 0:
            return 1
        if amount < 0 or largest == 0:
            return 0
        return ways(amount - largest, largest) + ways(amount, largest - 1)

    return ways


def run(rounds):
    log = {}
    seen = sheet(60, rounds * 2, log)
    lines = [f"{len(seen)} summaries seen, last {seen[-1]}, sum {sum(seen)}, {log}"]
    lines.append(f"pipelines {pipelines(rounds)}")
    accounts = [make_account(100 * number, fee=number % 3) for number in range(10)]
    refused = 0
    for number in range(rounds * 20):
        account = accounts[number % 10]
        if number % 3 == 0:
            account["deposit"](number % 90)
        elif account["withdraw"](number % 70) is None:
            refused += 1
    lines.append(f"refused {refused}, statements {[account['statement']() for account in accounts[:3]]}")
    ways = coin_counter()
    lines.append(f"coins {ways(rounds // 100 + 20, 30)}, {ways.__name__} remembered {ways.hits()}")
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
