# Walking a traceback: functions, lines, values of locals at the moment of the error.
def divide(a, b):
    quotient = None
    quotient = a / b
    return quotient


def average(values):
    total = 0
    for position, value in enumerate(values):
        total += divide(value, len(values) - 1)
    return total


def describe(error):
    tb = error.__traceback__
    while tb is not None:
        frame = tb.tb_frame
        shown = {k: v for k, v in frame.f_locals.items() if isinstance(v, (int, list, type(None)))}
        yield frame.f_code.co_name, tb.tb_lineno, frame.f_lineno if frame.f_code.co_name != "<module>" else "", shown if frame.f_back else ""
        tb = tb.tb_next


try:
    average([5])
except ZeroDivisionError as error:
    for line in describe(error):
        print(line)


def generator(n):
    for i in range(n):
        yield 10 // (n - 2 - i)


def consume():
    return sum(generator(4))


try:
    consume()
except ZeroDivisionError as error:
    for line in describe(error):
        print(line)


def reraised(value):
    try:
        divide(1, value)
    except ZeroDivisionError as error:
        value = "changed"
        raise


try:
    reraised(0)
except ZeroDivisionError as error:
    for line in describe(error):
        print(line)
    tail = error.__traceback__.tb_next
    print(tail.tb_frame.f_locals["value"], tail.tb_next.tb_next)

# expect-output:
# ('<module>', 25, '', '')
# ('average', 11, 11, {'values': [5], 'total': 0, 'position': 0, 'value': 5})
# ('divide', 4, 4, {'a': 5, 'b': 0, 'quotient': None})
# ('<module>', 41, '', '')
# ('consume', 37, 37, {})
# ('generator', 33, 33, {'n': 4, 'i': 2})
# ('<module>', 56, '', '')
# ('reraised', 49, 52, {})
# ('divide', 4, 4, {'a': 1, 'b': 0, 'quotient': None})
# changed None
