# Class bodies look in their own names, then globals; functions skip them.
x = "global"


def f():
    x = "function"

    class A:
        before = x
        if True:
            y = "class y"
        print(sorted(k for k in locals() if not k.startswith("__")))  # expect: ['before', 'y']

        def m(self):
            try:
                return y
            except NameError as error:
                return str(error)

        class Nested:
            try:
                seen = y
            except NameError as error:
                seen = str(error)
            z = x

    return A


A = f()
print(A.before, A().m(), A.Nested.seen, A.Nested.z)  # expect: function name 'y' is not defined name 'y' is not defined function


class Counting:
    n = 0
    for i in range(3):
        n += i
    del i
    squares = {k: k * 2 for k in range(n)}


print(Counting.n, Counting.squares, hasattr(Counting, "i"))  # expect: 3 {0: 0, 1: 2, 2: 4} False
