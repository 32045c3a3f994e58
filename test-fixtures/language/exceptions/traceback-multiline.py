# Calls spread over lines, operators, subscripts and lambdas in a traceback.
table = {"a": [1, 2, 3]}


def pick(row, column):
    return (
        table[row]
        [column]
    )


apply = lambda f, *args: f(*args)


def total(rows):
    return sum(
        apply(
            pick,
            row,
            len(rows) + 5,
        )
        for row in rows
    )


print(pick("a", 0))  # expect: 1
print(
    total(["a"])
)

# expect-stderr:
# Traceback (most recent call last):
#   File "traceback-multiline.py", line 28, in <module>
#     total(["a"])
#     ~~~~~^^^^^^^
#   File "traceback-multiline.py", line 16, in total
#     return sum(
#         apply(
#     ...<4 lines>...
#         for row in rows
#     )
#   File "traceback-multiline.py", line 17, in <genexpr>
#     apply(
#     ~~~~~^
#         pick,
#         ^^^^^
#         row,
#         ^^^^
#         len(rows) + 5,
#         ^^^^^^^^^^^^^^
#     )
#     ^
#   File "traceback-multiline.py", line 12, in <lambda>
#     apply = lambda f, *args: f(*args)
#                              ~^^^^^^^
#   File "traceback-multiline.py", line 7, in pick
#     table[row]
#     ~~~~~~~~~~
#     [column]
#     ^^^^^^^^
# IndexError: list index out of range
