# The methods of a context manager bind as descriptors do.
class Bound:
    def __get__(self, instance, owner=None):
        return lambda *args: (print(type(instance).__name__, len(args)), "entered")[1]


class Manager:
    __enter__ = Bound()
    __exit__ = Bound()


with Manager() as m:
    print(m)


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *exc):
        print(cls.__name__, len(exc))


with Static() as s:
    print(s)

# expect-output:
# Manager 0
# entered
# Manager 3
# static
# Static 3
