# A decorator for methods, with a counter, and a proxy that passes everything on.
class Counted:
    total = {}


def counted(function):
    name = function.__name__

    def wrapper(self, *args, **kwargs):
        Counted.total[name] = Counted.total.get(name, 0) + 1
        return function(self, *args, **kwargs)  #~ star-wrapper: forwards *args and **kwargs
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return wrapper


class Account:
    def __init__(self):
        self.balance = 0

    @counted
    def deposit(self, amount, fee=0):
        self.balance += amount - fee
        return self.balance


class Proxy:
    def __init__(self, target):
        self.target = target

    def call(self, *args):
        return self.target.deposit(*args)  #~ star-wrapper: Proxy.call forwards *args


account = Account()
proxy = Proxy(account)
print([proxy.call(i, 1) for i in range(500)][-1], Counted.total)
