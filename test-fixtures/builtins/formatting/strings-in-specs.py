# Alignment, precision and fill for strings; astral fill and text count as one.
print(f"{'abc':6}|{'abc':>6}|{'abc':^6}|{'abc':.2}|{'abc':*^7.2}|{'abc':s}|{'':3}|")
print(f"{'😀':3}|{'😀':>3}|{'a':😀^5}|{'😀😀😀':.2}|{'e\u0301':4}|")
for spec in ("=5", "+", "d", ",", "05", ".2f", "#"):
    try:
        print(f"{'abc':{spec}}|")
    except ValueError as error:
        print(error)
print("abc".center(8, "-"), "abc".ljust(5, "."), "abc".rjust(5), "7".zfill(3), "-7".zfill(4), "+".zfill(3))
print(f"{None!s:>6}|{[1]!s:8}|{True:5}|{True!s:5}|")
try:
    f"{None:>6}"
except TypeError as error:
    print(error)

# expect-output:
# abc   |   abc| abc  |ab|**ab***|abc|   |
# 😀  |  😀|😀😀a😀😀|😀😀|é  |
# '=' alignment not allowed in string format specifier
# Sign not allowed in string format specifier
# Unknown format code 'd' for object of type 'str'
# Cannot specify ',' with 's'.
# abc00|
# Unknown format code 'f' for object of type 'str'
# Alternate form (#) not allowed in string format specifier
# --abc--- abc..   abc 007 -007 +00
#   None|[1]     |    1|True |
# unsupported format string passed to NoneType.__format__
