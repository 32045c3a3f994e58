# The % operator on strings.
print("%s and %s" % ("a", 1), "%s" % [1], "%d%%" % 5, "%s" % ((1, 2),))
print("%(x)s %(y)05.1f %(x)r" % {"x": "k", "y": 2.25})
print("%5s|%-5s|%.2s|%*d|%-*d|" % ("a", "b", "cdef", 4, 7, 4, 7))
print("%c%c %i %u %#x %#o %+.2e %a" % ("A", 66, 3.9, 4, 255, 8, 12345.6789, "é"))
print("%x %X %o" % (2**40, 255, 2**35), "% d" % 5, "%05d" % -3, "%.3d" % 5)
for template, args in [("%d", "x"), ("%s", ()), ("%s %s", ("a",)), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%(a)s", 5), ("%x", 1.5), ("%c", "ab"), ("%(a)s", {})]:
    try:
        print(template % args)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
print("no args" % {}, "text" % [])
# what has items is a mapping, which need not be used up; texts are not
for template in (b"no format", bytearray(b"no format"), "no format"):
    for value in (7, b"1", bytearray(b"1"), "1", [1], {}, (), (1,), range(3)):
        try:
            print(type(template).__name__, value, template % value)
        except TypeError as e:
            print(type(template).__name__, value, e)

# expect-output:
# a and 1 [1] 5% (1, 2)
# k 002.2 'k'
#     a|b    |cd|   7|7   |
# AB 3 4 0xff 0o10 +1.23e+04 '\xe9'
# 10000000000 FF 400000000000  5 -0003 005
# TypeError %d format: a real number is required, not str
# TypeError not enough arguments for format string
# TypeError not enough arguments for format string
# TypeError not all arguments converted during string formatting
# ValueError unsupported format character 'q' (0x71) at index 1
# ValueError incomplete format
# TypeError format requires a mapping
# TypeError %x format: an integer is required, not float
# TypeError %c requires int or char
# KeyError 'a'
# no args text
# bytes 7 not all arguments converted during bytes formatting
# bytes b'1' not all arguments converted during bytes formatting
# bytes bytearray(b'1') not all arguments converted during bytes formatting
# bytes 1 not all arguments converted during bytes formatting
# bytes [1] b'no format'
# bytes {} b'no format'
# bytes () b'no format'
# bytes (1,) not all arguments converted during bytes formatting
# bytes range(0, 3) b'no format'
# bytearray 7 not all arguments converted during bytes formatting
# bytearray b'1' not all arguments converted during bytes formatting
# bytearray bytearray(b'1') not all arguments converted during bytes formatting
# bytearray 1 not all arguments converted during bytes formatting
# bytearray [1] bytearray(b'no format')
# bytearray {} bytearray(b'no format')
# bytearray () bytearray(b'no format')
# bytearray (1,) not all arguments converted during bytes formatting
# bytearray range(0, 3) bytearray(b'no format')
# str 7 not all arguments converted during string formatting
# str b'1' no format
# str bytearray(b'1') no format
# str 1 not all arguments converted during string formatting
# str [1] no format
# str {} no format
# str () no format
# str (1,) not all arguments converted during string formatting
# str range(0, 3) no format
