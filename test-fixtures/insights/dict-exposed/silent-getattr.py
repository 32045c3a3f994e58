# Fields are read by name; the one dict that is taken belongs to an object that nobody writes to.
class Account:
    FIELDS = ("owner", "balance")

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def row(self):
        return {name: getattr(self, name) for name in self.FIELDS}


class Limits:
    def __init__(self):
        self.low = 0
        self.high = 50


def deposit(accounts, limits, n):
    table = vars(limits)
    for i in range(n):
        for account in accounts:
            if table["low"] <= i <= table["high"]:
                account.balance += i
    return accounts[0].balance


accounts = [Account(str(i)) for i in range(20)]
print(deposit(accounts, Limits(), 60), len([a.row() for a in accounts]))
