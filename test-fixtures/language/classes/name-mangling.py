# Two leading underscores inside a class.
class Account:
    __rate = 2

    def __init__(self):
        self.__balance = 10
        self.__dunder__ = "kept"

    def __secret(self, __value):
        return self.__balance * __value

    def total(self):
        return self.__secret(Account.__rate)


class _Child(Account):
    def __init__(self):
        super().__init__()
        self.__balance = 1


a = Account()
print(a.total(), sorted(vars(a)), hasattr(a, "__balance"), a._Account__balance)  # expect: 20 ['_Account__balance', '__dunder__'] False 10
print(sorted(vars(_Child())), _Child().total())  # expect: ['_Account__balance', '_Child__balance', '__dunder__'] 20
print([name for name in dir(Account) if name.startswith("_Account")])  # expect: ['_Account__rate', '_Account__secret']
