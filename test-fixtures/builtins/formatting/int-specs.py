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
