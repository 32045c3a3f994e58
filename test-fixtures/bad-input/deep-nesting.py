import sys

for n in (50, 150, 250, 5000):
    try:
        print(n, eval("(" * n + "1" + ")" * n))
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(n, type(error).__name__)
