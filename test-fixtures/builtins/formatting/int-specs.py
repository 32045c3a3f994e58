# Format specifications for integers.
n = 1234567
for spec in ("", "d", ",", "_", "x", "X", "#x", "#b", "o", "e", ".3e", "f", "g", "%", "n", "c" if n < 0x110000 else "d"):
    print(f"{spec!r}: {n:{spec}}")
print(f"{42:5}|{42:<5}|{42:^5}|{42:>5}|{42:05}|{42:+}|{42: }|{-42:=6}|{-42:06}|{42:*^7}|")
print(f"{255:#06x} {255:#_b} {2**70:,} {-1:x} {65:c} {True:d} {True} {0:b}")
for spec in (".2d", "s", ",x", "_n", "q", "5.c", "+c"):
    try:
        print(f"{5:{spec}}")
    except ValueError as error:
        print(error)

# characters are aligned like numbers; what is wrong with a spec, in the order in which it is looked at
def attempt(v, spec):
    try:
        print(repr(format(v, spec)))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)


for spec in ("c", "5c", "05c", "<5c", "^5c", ".2c", "zc", "+c", "#c", ",c", ".2d", " ", "5\xe9", ".2q", "08.3", "=6", "0<6", "<<6", "00012d"):
    attempt(65, spec)
for spec in ("5c", ".1c", "q", "08.3f", "=+9.2f", "012", "<012.3e", ".", "5.", "1234567d", "<06s"):
    attempt(2.5, spec), attempt("ab", spec)

# expect-output:
# '': 1234567
# 'd': 1234567
# ',': 1,234,567
# '_': 1_234_567
# 'x': 12d687
# 'X': 12D687
# '#x': 0x12d687
# '#b': 0b100101101011010000111
# 'o': 4553207
# 'e': 1.234567e+06
# '.3e': 1.235e+06
# 'f': 1234567.000000
# 'g': 1.23457e+06
# '%': 123456700.000000%
# 'n': 1234567
# 'd': 1234567
#    42|42   | 42  |   42|00042|+42| 42|-   42|-00042|**42***|
# 0x00ff 0b1111_1111 1,180,591,620,717,411,303,424 -1 A 1 True 0
# Precision not allowed in integer format specifier
# Unknown format code 's' for object of type 'int'
# Cannot specify ',' with 'x'.
# Cannot specify '_' with 'n'.
# Unknown format code 'q' for object of type 'int'
# Format specifier missing precision
# Sign not allowed with integer format specifier 'c'
# 'A'
# '    A'
# '0000A'
# 'A    '
# '  A  '
# ValueError Precision not allowed in integer format specifier
# ValueError Negative zero coercion (z) not allowed in integer format specifier
# ValueError Sign not allowed with integer format specifier 'c'
# ValueError Alternate form (#) not allowed with integer format specifier 'c'
# ValueError Cannot specify ',' with 'c'.
# ValueError Precision not allowed in integer format specifier
# ' 65'
# ValueError Unknown format code '\xe9' for object of type 'int'
# ValueError Unknown format code 'q' for object of type 'int'
# ValueError Precision not allowed in integer format specifier
# '    65'
# '650000'
# '65<<<<'
# '000000000065'
# ValueError Unknown format code 'c' for object of type 'float'
# ValueError Unknown format code 'c' for object of type 'str'
# ValueError Unknown format code 'c' for object of type 'float'
# ValueError Unknown format code 'c' for object of type 'str'
# ValueError Unknown format code 'q' for object of type 'float'
# ValueError Unknown format code 'q' for object of type 'str'
# '0002.500'
# ValueError Unknown format code 'f' for object of type 'str'
# '+    2.50'
# ValueError Unknown format code 'f' for object of type 'str'
# '0000000002.5'
# 'ab0000000000'
# '2.500e+00000'
# ValueError Unknown format code 'e' for object of type 'str'
# ValueError Format specifier missing precision
# ValueError Format specifier missing precision
# ValueError Format specifier missing precision
# ValueError Format specifier missing precision
# ValueError Unknown format code 'd' for object of type 'float'
# ValueError Unknown format code 'd' for object of type 'str'
# ValueError Unknown format code 's' for object of type 'float'
# 'ab0000'
