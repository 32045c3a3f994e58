# Data descriptor, instance, non-data descriptor, class attribute, __getattr__.
class Data:
    def __get__(self, instance, owner):
        return "data"

    def __set__(self, instance, value):
        print("set", value)


class NonData:
    def __get__(self, instance, owner):
        return "non-data" if instance is not None else "from class"


class Holder:
    d = Data()
    n = NonData()
    plain = "class"

    def __getattr__(self, name):
        return f"getattr {name}"


h = Holder()
h.__dict__.update(d="instance d", n="instance n", plain="instance")
print(h.d, h.n, h.plain, h.other)
h.d = 1
h.n = 2
print(h.__dict__)
del h.n
print(h.n, Holder.n, Holder.d)

# expect-output:
# data instance n instance getattr other
# set 1
# {'d': 'instance d', 'n': 2, 'plain': 'instance'}
# non-data from class data
