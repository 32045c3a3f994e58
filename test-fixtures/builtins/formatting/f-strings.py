# Expressions, conversions, nesting, the = form, quotes inside.
name, width, value = "Ada", 8, 3.14159
print(f"{name}|{name!r}|{name!s:>6}|{name:^{width}}|{value:.2f}|{value:{width}.{2}f}|")
print(f"{name=} {value = :.1f} {1 + 1=} {name!r:>7}")
print(f"{{literal}} {'nested ' + f'{name.upper()}'} {[i for i in range(3)]}")
print(f"{'same quotes: ' + "inside"} {name['A' < 'B']}")
print(f"{(lambda x: x * 2)(4)} {value if value > 3 else 0:.0f} {name!a}")
print(f"é: {'é'!a} {'\n'!r} {ord('é')}")
print(f"""multi
{name
    .lower()} line""")
print(rf"\n{name}", f"\N{BULLET}\x41\u00e9", f"{'a' 'b'}" "c" f"{1}")
print(f"{ {'k': 1}['k'] } {1,2} {{}}")


class Fancy:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{Fancy():any {width} thing} {Fancy()}")
try:
    f"{5:q}"
except ValueError as error:
    print(error)
# the text that `=` shows has its escapes replaced, unless the literal is raw
print(repr(f"{'\t' = }"), f"{'\x41' = !s}", rf"{'\x41' = }")

# expect-output:
# Ada|'Ada'|   Ada|  Ada   |3.14|    3.14|
# name='Ada' value = 3.1 1 + 1=2   'Ada'
# {literal} nested ADA [0, 1, 2]
# same quotes: inside d
# 8 3 'Ada'
# é: '\xe9' '\n' 233
# multi
# ada line
# \nAda •Aé abc1
# 1 (1, 2) {}
# <any 8 thing> <>
# Unknown format code 'q' for object of type 'int'
# "'\t' = '\\t'" 'A' = A '\x41' = 'A'
