# The uncaught error of optimised code: lines, names and carets as in CPython.
class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"only {self.balance} left")
        self.balance -= amount
        return self.balance


def spend(account, amounts):
    total = 0
    for amount in amounts:
        total += account.withdraw(amount) * 2
    return total


def main():
    account = Account(3000)
    print(spend(account, [1] * 2990))  # expect: 8996910
    print(spend(account, [1, 0.5, 2]))  # expect: 48.0
    print(spend(account, [1] * 4 + [50]))


main()

# expect-stderr:
# Traceback (most recent call last):
#   File "traceback-after-deopt.py", line 27, in <module>
#     main()
#     ~~~~^^
#   File "traceback-after-deopt.py", line 24, in main
#     print(spend(account, [1] * 4 + [50]))
#           ~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^
#   File "traceback-after-deopt.py", line 16, in spend
#     total += account.withdraw(amount) * 2
#              ~~~~~~~~~~~~~~~~^^^^^^^^
#   File "traceback-after-deopt.py", line 8, in withdraw
#     raise ValueError(f"only {self.balance} left")
# ValueError: only 2.5 left
