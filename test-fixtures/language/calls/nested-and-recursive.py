# Functions that call themselves and each other, and return functions.
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value

    return composed


print(ackermann(2, 3))  # expect: 9
print(is_even(100), is_odd(7))  # expect: True True
print(compose(str, abs, lambda v: v - 10)(3))  # expect: 7
print((lambda f: f(f, 10))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))  # expect: 3628800
