# float(): what it reads, and what it says of the rest.
print(float("1.5"), float(" -1e3\n"), float("1_0.5"), float(".5"), float("5."), float("inf"), float("-Infinity"), float("NaN"), float("1e400"), float("1e-400"), float(10**20), float(True), float())
for v in ("", "abc", "1.5.2", "0x10", "1e", "--1", None, [], 10**400, "1_", "é"):
    try:
        print(float(v))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print((0.1).hex(), float.fromhex("0x1.8p1"), (0.5).as_integer_ratio(), (2.0).is_integer(), (1.5).is_integer(), (-0.0).hex(), float.fromhex("-0x1p-1074"))
print(float("0.1") == 0.1, 1e308 * 10, -1e308 * 10, 2.0**1023 * 2, 1e-320, 5e-324 / 2)

# expect-output:
# 1.5 -1000.0 10.5 0.5 5.0 inf -inf nan inf 0.0 1e+20 1.0 0.0
# ValueError could not convert string to float: ''
# ValueError could not convert string to float: 'abc'
# ValueError could not convert string to float: '1.5.2'
# ValueError could not convert string to float: '0x10'
# ValueError could not convert string to float: '1e'
# ValueError could not convert string to float: '--1'
# TypeError float() argument must be a string or a real number, not 'NoneType'
# TypeError float() argument must be a string or a real number, not 'list'
# OverflowError int too large to convert to float
# ValueError could not convert string to float: '1_'
# ValueError could not convert string to float: 'é'
# 0x1.999999999999ap-4 3.0 (1, 2) True False -0x0.0p+0 -5e-324
# True inf -inf inf 1e-320 0.0
