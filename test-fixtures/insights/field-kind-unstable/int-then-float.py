class Account:
    def __init__(self):
        self.balance = 0


def add(accounts, amount):
    for account in accounts:
        account.balance += amount  #~ field-kind-unstable: Account.balance holds int and float #~ int-float-mix < field-kind-unstable


accounts = [Account() for _ in range(1000)]
for amount in (0.5, 0.25, 1.5):
    add(accounts, amount)
print(accounts[0].balance)
