# Literals, captures, wildcards, alternatives, sequences and guards.
def describe(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case int() if value < 0:
            return "negative"
        case True | None:
            return "singleton"
        case "a" "b":
            return "ab"
        case [] | ["empty"]:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, [y, *_], *rest] if rest:
            return f"nested {x} {y} {rest}"
        case (first, *_, last):
            return f"ends {first} {last}"
        case float(f):
            return f"float {f}"
        case str() as text:
            return f"text {text}"
        case _:
            return "other"


for value in (0, 2, -5, True, None, "ab", [], ["empty"], (7,), [1, [2, 3], 4], range(3), 1.5, "xyz", {1: 2}, 99, b"ab", 0.0, False):
    print(repr(value), describe(value))

# expect-output:
# 0 zero
# 2 small
# -5 negative
# True small
# None singleton
# 'ab' ab
# [] empty
# ['empty'] empty
# (7,) one 7
# [1, [2, 3], 4] nested 1 2 [4]
# range(0, 3) ends 0 2
# 1.5 float 1.5
# 'xyz' text xyz
# {1: 2} other
# 99 other
# b'ab' other
# 0.0 zero
# False zero
