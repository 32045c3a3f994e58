"""A key-value store with nested transactions, locks and retries: conflicts and failures are exceptions."""

import sys
import time
from contextlib import contextmanager

DEFAULT_SIZE = 35000


class StoreError(Exception):
    pass


class Conflict(StoreError):
    def __init__(self, key, holder):
        super().__init__(f"{key} is held by {holder}")
        self.key = key


class Insufficient(StoreError):
    pass


class Abort(StoreError):
    """Raised by the work itself to undo what it did."""


_GONE = object()


class Store:
    def __init__(self):
        self.values = {}
        self.undo = []
        self.holders = {}
        self.committed = 0
        self.rolled_back = 0

    def __getitem__(self, key):
        try:
            return self.values[key]
        except KeyError:
            raise StoreError(f"no {key}") from None

    def __setitem__(self, key, value):
        if self.undo:
            self.undo[-1].append((key, self.values.get(key, _GONE)))
        self.values[key] = value

    def __delitem__(self, key):
        old = self[key]
        if self.undo:
            self.undo[-1].append((key, old))
        del self.values[key]

    @contextmanager
    def transaction(self):
        """Inner transactions become part of the outer one when they succeed."""
        self.undo.append([])
        try:
            yield self
        except BaseException:
            for key, old in reversed(self.undo.pop()):
                if old is _GONE:
                    del self.values[key]
                else:
                    self.values[key] = old
            self.rolled_back += 1
            raise
        else:
            changes = self.undo.pop()
            if self.undo:
                self.undo[-1].extend(changes)
            self.committed += 1

    @contextmanager
    def locked(self, holder, *keys):
        taken = []
        try:
            for key in sorted(keys):
                if self.holders.get(key, holder) != holder:
                    raise Conflict(key, self.holders[key])
                if key not in self.holders:
                    self.holders[key] = holder
                    taken.append(key)
            yield
        finally:
            for key in taken:
                del self.holders[key]


class Bank:
    def __init__(self, accounts):
        self.store = Store()
        self.names = [f"account {number:03d}" for number in range(accounts)]
        self.problems = {}
        for name in self.names:
            self.store[name] = 1000
        self.frozen = {}

    def transfer(self, clerk, source, target, amount):
        with self.store.locked(clerk, source, target), self.store.transaction():
            self.store[target] += amount
            if self.store[source] < amount:
                raise Insufficient(f"{source} has {self.store[source]}")
            self.store[source] -= amount

    def batch(self, clerk, transfers):
        """All or nothing, but a transfer that lacks money is only left out."""
        done = 0
        with self.store.transaction():
            for source, target, amount in transfers:
                try:
                    self.transfer(clerk, source, target, amount)
                    done += 1
                except Insufficient:
                    self.count("insufficient")
            if done <= 1:
                raise Abort(f"{clerk} did {done}")
        return done

    def count(self, problem):
        self.problems[problem] = self.problems.get(problem, 0) + 1

    def freeze(self, name):
        self.store.holders[name] = "auditor"

    def thaw(self):
        for name in [name for name, holder in self.store.holders.items() if holder == "auditor"]:
            del self.store.holders[name]


def with_retries(action, attempts, on_conflict):
    for attempt in range(attempts):
        try:
            return action()
        except Conflict as conflict:
            on_conflict(conflict, attempt)
            last = conflict
    raise StoreError(f"gave up after {attempts}") from last


def chance(seed):
    state = seed
    while True:
        state = (state * 48271) % 2147483647
        yield state


def run(rounds):
    bank = Bank(40)
    numbers = chance(rounds)
    done = 0
    longest = 0

    def pick():
        return bank.names[next(numbers) % len(bank.names)]

    def on_conflict(conflict, attempt):
        nonlocal longest
        bank.count("conflict")
        longest = max(longest, attempt + 1)
        if attempt == 1:
            bank.thaw()

    for number in range(rounds):
        clerk = f"clerk {number % 5}"
        transfers = [(pick(), pick(), next(numbers) % 400) for _ in range(3)]
        if number % 9 == 0:
            bank.freeze(pick())
        try:
            done += with_retries(lambda: bank.batch(clerk, transfers), 3, on_conflict)
        except Abort as abort:
            bank.count(str(abort))
        except StoreError as error:
            bank.count(type(error.__cause__).__name__)
        finally:
            assert not bank.store.undo
    balances = [bank.store[name] for name in bank.names]
    try:
        bank.store["account 999"]
    except StoreError as error:
        bank.count(str(error))
    checksum = sum(position * balance for position, balance in enumerate(balances))
    lines = [f"{done} transfers, total {sum(balances)}, least {min(balances)}, checksum {checksum}, tries {longest}"]
    lines.append(f"{bank.store.committed} committed, {bank.store.rolled_back} rolled back")
    lines.extend(f"{number:6d} x {problem}" for problem, number in sorted(bank.problems.items()))
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
