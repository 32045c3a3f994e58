# str.format: fields, indexing, attributes, conversions, nested specs, errors.
class P:
    x = 5


print("{} {}".format(1, 2))
print("{1} {0} {name}".format("a", "b", name="n"))
print("{0.x} {0.x:>4} {1[k]} {2[1]}".format(P(), {"k": "v"}, [1, 2]))
print("{!r} {!s} {:>{}} {{}}".format("r", "s", "x", 4))
print("{:{fill}{align}{width}}".format("x", fill="*", align="^", width=7))
print("{a}".format_map({"a": 1}), "{:,}".format(10**9))
for template, args in [("{}", ()), ("{0} {}", (1, 2)), ("{x}", ()), ("{", ()), ("}", ()), ("{0[a}", ([],)), ("{!x}", (1,)), ("{0.q}", (5,))]:
    try:
        print(template.format(*args))
    except (IndexError, KeyError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)

# expect-output:
# 1 2
# b a n
# 5    5 v 2
# 'r' s    x {}
# ***x***
# 1 1,000,000,000
# IndexError Replacement index 0 out of range for positional args tuple
# ValueError cannot switch from manual field specification to automatic field numbering
# KeyError 'x'
# ValueError Single '{' encountered in format string
# ValueError Single '}' encountered in format string
# ValueError expected '}' before end of string
# ValueError Unknown conversion specifier x
# AttributeError 'int' object has no attribute 'q'
