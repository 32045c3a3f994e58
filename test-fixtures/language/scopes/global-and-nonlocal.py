# Names declared global or nonlocal, in functions, classes and nested levels.
counter = 0


def bump():
    global counter, created
    counter += 1
    created = "by bump"


bump()
bump()
print(counter, created)


def outer():
    x = 1

    class Inner:
        nonlocal x
        x = 2

        def read(self):
            return x

    def change():
        nonlocal x
        x += 10
        return x

    return Inner().read(), change(), x


def shadowing():
    counter = "local"

    def reads_global():
        global counter
        return counter

    return counter, reads_global()


print(outer(), shadowing())


class Body:
    global placed
    placed = "in module"
    kept = placed


print(placed, hasattr(Body, "placed"), Body.kept)
for source in ("def f():\n  x = 1\n  global x", "def f():\n  nonlocal y", "def f(a):\n  global a", "def f():\n print(q)\n global q"):
    try:
        exec(source)
    except SyntaxError as error:
        print(error.msg)

# expect-output:
# 2 by bump
# (2, 12, 12) ('local', 2)
# in module False in module
# name 'x' is assigned to before global declaration
# no binding for nonlocal 'y' found
# name 'a' is parameter and global
# name 'q' is used prior to global declaration
