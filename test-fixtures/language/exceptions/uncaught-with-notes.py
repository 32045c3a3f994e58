# Notes are printed below the message.
class TooHot(Exception):
    def __init__(self, degrees):
        super().__init__(degrees, "degrees")
        self.add_note("open a window")


def measure(value):
    if value > 30:
        error = TooHot(value)
        error.add_note("two\nlines")
        raise error
    return value


print(measure(20))  # expect: 20
measure(31)

# expect-stderr:
# Traceback (most recent call last):
#   File "uncaught-with-notes.py", line 17, in <module>
#     measure(31)
#     ~~~~~~~^^^^
#   File "uncaught-with-notes.py", line 12, in measure
#     raise error
# TooHot: (31, 'degrees')
# open a window
# two
# lines
