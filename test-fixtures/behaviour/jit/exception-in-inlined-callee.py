# An exception starts in a small callee and is caught in the caller; its traceback names the lines.
def divide(a, b):
    c = a + 1
    return c // b


def middle(a, b):
    return divide(a, b) + divide(a, 1)


def lines(error):
    found, tb = [], error.__traceback__
    while tb is not None:
        code = tb.tb_frame.f_code
        found.append((code.co_name, tb.tb_lineno - code.co_firstlineno))
        tb = tb.tb_next
    return found


def run(n, divisor_at):
    result, caught = 0, None
    for i in range(n):
        try:
            result += middle(i, 0 if i == divisor_at else 2)
        except ZeroDivisionError as error:
            caught = lines(error), error.__traceback__.tb_next.tb_frame.f_locals
    return result, caught


print(run(3000, -1))  # expect: (6751500, None)
print(run(3000, 2999))  # expect: (6747000, ([('run', 4), ('middle', 1), ('divide', 2)], {'a': 2999, 'b': 0}))
print(run(3000, 1500))  # expect: (6749249, ([('run', 4), ('middle', 1), ('divide', 2)], {'a': 1500, 'b': 0}))
try:
    middle("text", 2)
except TypeError as error:
    print(error, lines(error))  # expect: can only concatenate str (not "int") to str [('<module>', 33), ('middle', 1), ('divide', 1)]
