# Records are written out with vars() between two rounds of work.
class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1


def snapshot(accounts):
    return [dict(vars(a)) for a in accounts]  #~ dict-exposed: The dict of Account is taken here
#~               ^^^^^^^


def round_of(accounts):
    for account in accounts:
        for amount in range(20):
            account.deposit(amount)


accounts = [Account(str(i)) for i in range(30)]
before = snapshot(accounts)
round_of(accounts)
print(before[0]["balance"], accounts[0].balance)
