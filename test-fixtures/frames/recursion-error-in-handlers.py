# RecursionError passes through except and finally on its way, and is caught where it is expected.
log = []


def careful(n):
    try:
        return careful(n + 1)
    except ValueError:
        log.append("wrong")
    finally:
        if n < 3:
            log.append(n)


def guarded(n):
    try:
        return guarded(n + 1)
    except RecursionError:
        if n > 5:
            raise
        return f"stopped at {n}"


def fallback(n):
    try:
        return fallback(n + 1)
    except RecursionError:
        return n > 900


try:
    careful(0)
except RecursionError as error:
    print(error, log, error.__context__)  # expect: maximum recursion depth exceeded [2, 1, 0] None
print(guarded(0), fallback(0))  # expect: stopped at 5 True


class Bad:
    def __getattr__(self, name):
        return self.missing

    def __repr__(self):
        return repr(self)


for action in (lambda: Bad().x, lambda: repr(Bad())):
    try:
        action()
    except RecursionError as error:
        print(str(error).startswith("maximum recursion depth exceeded"))  # expect: True | True
nested = []
nested.append(nested)
print(nested)  # expect: [[...]]
