# The text of an uncaught exception with cause and context.
def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot parse {text!r}") from error


def main():
    try:
        parse("x1")
    except RuntimeError:
        print("again")  # expect: again
        {}["missing"]


main()

# expect-stderr:
# Traceback (most recent call last):
#   File "chained-traceback.py", line 4, in parse
#     return int(text)
# ValueError: invalid literal for int() with base 10: 'x1'
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "chained-traceback.py", line 11, in main
#     parse("x1")
#     ~~~~~^^^^^^
#   File "chained-traceback.py", line 6, in parse
#     raise RuntimeError(f"cannot parse {text!r}") from error
# RuntimeError: cannot parse 'x1'
#
# During handling of the above exception, another exception occurred:
#
# Traceback (most recent call last):
#   File "chained-traceback.py", line 17, in <module>
#     main()
#     ~~~~^^
#   File "chained-traceback.py", line 14, in main
#     {}["missing"]
#     ~~^^^^^^^^^^^
# KeyError: 'missing'
