"""Accounts and transfers in whole cents, with an error for what cannot be paid."""


class InsufficientFunds(Exception):
    def __init__(self, needed):
        super().__init__(f"{needed} missing")
        self.needed = needed


class Account:
    def __init__(self, owner, cents):
        self.owner = owner
        self.cents = cents
        self.history = []

    def deposit(self, cents):
        self.cents += cents
        self.history.append(cents)

    def withdraw(self, cents):
        if cents > self.cents:
            raise InsufficientFunds(cents - self.cents)
        self.cents -= cents
        self.history.append(-cents)


class Bank:
    def __init__(self):
        self.accounts = {}
        self.failed = 0

    def open(self, owner, cents):
        self.accounts[owner] = Account(owner, cents)

    def transfer(self, source, target, cents):
        try:
            self.accounts[source].withdraw(cents)
        except InsufficientFunds:
            self.failed += 1
            return False
        self.accounts[target].deposit(cents)
        return True

    def total(self):
        return sum(account.cents for account in self.accounts.values())


def main():
    bank = Bank()
    owners = ["ada", "bob", "cyd", "dan"]
    for i, owner in enumerate(owners):
        bank.open(owner, 10_000 * (i + 1))
    moved = 0
    for i in range(800):
        source, target = owners[i % 4], owners[(i + 1) % 4]
        if bank.transfer(source, target, 25 + i % 50):
            moved += 1
    print(moved, bank.failed, bank.total())


if __name__ == "__main__":
    main()
