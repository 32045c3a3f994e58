# Functions, methods, lambdas, closures and callables that call each other in turn.
class Middle:
    def __init__(self, after):
        self.after = after

    def __call__(self, n):
        return first(n - 1) if n else "call"

    def method(self, n):
        return self.after(n - 1) if n else "method"

    @classmethod
    def made(cls, n):
        return cls(lambda m: cls.made(m - 1) if m > 0 else f"lambda {m}").method(n)


def first(n):
    return second(n - 1) if n else "first"


def second(n):
    def inner(m):
        return Middle(None)(m - 1) if m else "inner"

    return inner(n - 1) if n else "second"


print(first(990), first(989), first(988), first(987))  # expect: inner second first call
print(Middle.made(400), Middle.made(401))  # expect: method lambda 0
