# Names bound by failing cases, class pattern errors, order of tests.
class Two:
    __match_args__ = ("a",)
    a = 1


class Bad:
    __match_args__ = "a"


class NotStr:
    __match_args__ = (5,)


def attempt(function):
    try:
        return function()
    except TypeError as error:
        return error


def too_many():
    match Two():
        case Two(1, 2):
            return "no"


def bad_args():
    match Bad():
        case Bad(1):
            return "no"


def not_strings():
    match NotStr():
        case NotStr(1):
            return "no"


def not_class():
    kind = 5
    match 1:
        case kind():
            return "no"


def twice():
    match Two():
        case Two(1, a=1):
            return "no"


for function in (too_many, bad_args, not_strings, not_class, twice):
    print(attempt(function))
match [1, 2, 3]:
    case [a, b, 5]:
        print("never")
    case [*all]:
        print(all, "a" in globals())
match 1, 2:
    case p, q if p > q:
        print("never")
    case _:
        print("bound before the guard", p, q)
match = case = type = 1
print(match + case + type)

# expect-output:
# Two() accepts 1 positional sub-pattern (2 given)
# Bad.__match_args__ must be a tuple (got str)
# __match_args__ elements must be strings (got int)
# called match pattern must be a class
# Two() got multiple sub-patterns for attribute 'a'
# [1, 2, 3] False
# bound before the guard 1 2
# 3
