# Each check makes an exception class of its own, which nothing outside can name.
def check(values):
    bad = 0
    for value in values:
        class Invalid(ValueError):  #~ class-churn: A class is made here 300 times
            pass

        try:
            if value % 50 == 0:
                raise Invalid(value)
        except Invalid:
            bad += 1
    return bad


class Registry:
    def __init__(self):
        self.count = 0

    def add(self, name, default):
        self.count += 1
        return type(name, (object,), {"default": default})  #~ class-churn: A class is made here 300 times
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


registry = Registry()
names = [registry.add("Option", i).__name__ for i in range(300)]
print(check(range(300)), registry.count, names[0])
