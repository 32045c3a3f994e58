# Encodings and error handlers.
s = "aé€😀"
for codec in ("utf-8", "utf-16", "utf-16-be", "utf-32-le", "latin-1", "ascii", "cp1252"):
    try:
        print(codec, s.encode(codec))
    except UnicodeEncodeError as error:
        print(codec, error)
for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    print(handler, s.encode("ascii", handler))
raw = b"a\xe9\xf0\x9f\x98z\x80"
for handler in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    print(handler, ascii(raw.decode("utf-8", handler)))
print("\udce9".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"))
for data, codec in [(b"\xff", "utf-8"), (b"\xe2\x82", "utf-8"), (b"\xed\xa0\x80", "utf-8"), (b"a\x80", "ascii"), (b"\x00", "utf-16-le"), (b"x", "no-such")]:
    try:
        print(data.decode(codec))
    except (UnicodeDecodeError, LookupError) as error:
        print(type(error).__name__, error)

# expect-output:
# utf-8 b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
# utf-16 b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde'
# utf-16-be b'\x00a\x00\xe9 \xac\xd8=\xde\x00'
# utf-32-le b'a\x00\x00\x00\xe9\x00\x00\x00\xac \x00\x00\x00\xf6\x01\x00'
# latin-1 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)
# ascii 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
# cp1252 'charmap' codec can't encode character '\U0001f600' in position 3: character maps to <undefined>
# ignore b'a'
# replace b'a???'
# backslashreplace b'a\\xe9\\u20ac\\U0001f600'
# xmlcharrefreplace b'a&#233;&#8364;&#128512;'
# namereplace b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}\\N{GRINNING FACE}'
# ignore 'az'
# replace 'a\ufffd\ufffdz\ufffd'
# backslashreplace 'a\\xe9\\xf0\\x9f\\x98z\\x80'
# surrogateescape 'a\udce9\udcf0\udc9f\udc98z\udc80'
# b'\xe9' b'\xed\xa0\x80'
# UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# UnicodeDecodeError 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
# UnicodeDecodeError 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# UnicodeDecodeError 'ascii' codec can't decode byte 0x80 in position 1: ordinal not in range(128)
# UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x00 in position 0: truncated data
# LookupError unknown encoding: no-such
