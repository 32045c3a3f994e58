# Free variables pass through functions that do not use them.
def a():
    x = "a.x"

    def b():
        def c():
            def d():
                nonlocal x
                x += "!"
                return x

            return d

        return c

    return b()()(), x


first, second = a()
print(first, second)  # expect: a.x! a.x!


def shadow(x):
    def inner():
        x = "inner"

        def innermost():
            return x

        return innermost()

    return x, inner(), x


print(shadow("outer"))  # expect: ('outer', 'inner', 'outer')
