# Any assignment target may follow `as`.
class Gives:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *info):
        print("exit", self.value, info[0] and info[0].__name__)


class Holder: ...


holder, table = Holder(), {}
with Gives((1, (2, 3))) as (a, [b, *c]):
    print(a, b, c)
with Gives(5) as holder.x, Gives(6) as table["k"]:
    print(holder.x, table)
try:
    with Gives(1) as (x, y):
        print("never")
except TypeError as error:
    print(error)

# expect-output:
# 1 2 [3]
# exit (1, (2, 3)) None
# 5 {'k': 6}
# exit 6 None
# exit 5 None
# exit 1 TypeError
# cannot unpack non-iterable int object
