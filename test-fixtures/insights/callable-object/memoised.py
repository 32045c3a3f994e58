# A decorator that is a class: every call of the decorated function goes through its __call__.
class Memo:
    def __init__(self, function):
        self.function = function
        self.known = {}

    def __call__(self, n):
        found = self.known.get(n)
        if found is None:
            found = self.known[n] = self.function(n)
        return found


@Memo
def collatz(n):
    if n == 1:
        return 1
    return 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)  #~ callable-object: An object of Memo is called
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


def longest(limit):
    return max((collatz(n), n) for n in range(1, limit))  #~ callable-object: An object of Memo is called


print(longest(900))
