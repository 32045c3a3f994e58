# int(): bases, underscores, whitespace, other digits, errors.
print(int("42"), int("  -42\n"), int("0b101", 0), int("ff", 16), int("0xFF", 16), int("1_000"), int("z", 36), int("٣"))
print(int(3.99), int(-3.99), int(True), int(1e20), int(2.0**70), int(b"12"), int("0", 0), int())
for args in [("",), ("1.5",), ("0x10",), ("12", 2), ("08", 0), ("1__0",), ("z", 37), (None,), (float("nan"),), (float("inf"),), ([],), (5, 10), ("é",), ("1" * 5000,)]:
    try:
        print(int(*args))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(bin(10), oct(-8), hex(255), bin(-5), hex(2**70), 0b11, 0o17, 0xAB, 1_0)
print((1000).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True))
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (7).as_integer_ratio(), (3).is_integer())
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-5, -1), round(15, -1), round(5, 3))

# expect-output:
# 42 -42 5 255 255 1000 35 3
# 3 -3 1 100000000000000000000 1180591620717411303424 12 0 0
# ValueError invalid literal for int() with base 10: ''
# ValueError invalid literal for int() with base 10: '1.5'
# ValueError invalid literal for int() with base 10: '0x10'
# ValueError invalid literal for int() with base 2: '12'
# ValueError invalid literal for int() with base 0: '08'
# ValueError invalid literal for int() with base 10: '1__0'
# ValueError int() base must be >= 2 and <= 36, or 0
# TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# ValueError cannot convert float NaN to integer
# OverflowError cannot convert float infinity to integer
# TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# TypeError int() can't convert non-string with explicit base
# ValueError invalid literal for int() with base 10: 'é'
# ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# 0b1010 -0o10 0xff -0b101 0x400000000000000000 3 15 171 10
# b'\x03\xe8' 1 b'\xff\xff' -2
# 5 0 5 1 5 (7, 1) True
# 1200 1200 1400 0 20 5
