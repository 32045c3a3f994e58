# A swallowed exception goes on after the block; a generator used as a manager by hand.
class Retry:
    def __init__(self):
        self.failures = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None and issubclass(kind, ArithmeticError):
            self.failures += 1
            return True


class FromGenerator:
    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, value, traceback):
        if value is None:
            next(self.generator, None)
            return False
        try:
            self.generator.throw(value)
        except StopIteration:
            return True


def resource():
    try:
        yield "resource"
    except ValueError as error:
        print("handled", error)
    finally:
        print("released")


retry = Retry()
for divisor in [0, 2, 0, 5]:
    with retry:
        print(10 // divisor)
print("failures", retry.failures)
with FromGenerator(resource()) as r:
    print(r)
with FromGenerator(resource()):
    raise ValueError("bad")

# expect-output:
# 5
# 2
# failures 2
# resource
# released
# handled bad
# released
