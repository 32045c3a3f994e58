# A module that raises is not kept; a second import tries again.
import sys

for attempt in range(2):
    try:
        import _failing
    except ZeroDivisionError as error:
        print(attempt, error, "_failing" in sys.modules)
try:
    import _broken_syntax
except SyntaxError as error:
    print(error.msg, error.lineno, error.filename.rpartition("/")[2])
sys.modules["fake"] = type(sys)("fake")
import fake

fake.x = 5
print(fake.x, fake.__name__)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
import math as m, itertools as it

print(m.floor(2.5), list(it.islice(it.count(), 3)), __name__, __package__, __spec__)

# expect-output:
# starting
# 0 division by zero False
# starting
# 1 division by zero False
# invalid syntax 1 _broken_syntax.py
# 5 fake
# import of blocked halted; None in sys.modules
# 2 [0, 1, 2] __main__ None None
