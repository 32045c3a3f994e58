# The carets under the failing part of each line.
class Thing:
    def __init__(self, value):
        self.value = value


def compute(things, index):
    return things[index].value + things[index + 1].value.missing


def middle(things):
    total = 0
    for index in range(3):
        total += compute(things, index) * 2
    return total


def start():
    return [middle(things) for things in [[Thing(1), Thing(2)]]]


start()

# expect-stderr:
# Traceback (most recent call last):
#   File "traceback-lines.py", line 22, in <module>
#     start()
#     ~~~~~^^
#   File "traceback-lines.py", line 19, in start
#     return [middle(things) for things in [[Thing(1), Thing(2)]]]
#             ~~~~~~^^^^^^^^
#   File "traceback-lines.py", line 14, in middle
#     total += compute(things, index) * 2
#              ~~~~~~~^^^^^^^^^^^^^^^
#   File "traceback-lines.py", line 8, in compute
#     return things[index].value + things[index + 1].value.missing
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# AttributeError: 'int' object has no attribute 'missing'
