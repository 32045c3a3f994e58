# Literals, escapes and how repr chooses quotes.
print(repr("it's"), repr('say "x"'), repr("both ' and \""), repr("\\"), repr("\t\n\r\x00\x7f\xa0é\u200b\u2028"))
print("\x41\101\u0041\N{LATIN SMALL LETTER E WITH ACUTE}", r"\n", "a\
b", "one" 'two' """three""")
print(ascii("é€😀"), "\a\b\f\v".encode(), len("\0"), "\'\"", b"\x41\t\\'", b'"\'')
print(str(b"abc"), repr(b"\xff\x00'"), str(b"\xc3\xa9", "utf-8"), bytes("é", "latin-1"))
print(repr("\ud800"), repr("\U000e0001"), "\u00ad".isprintable(), repr("\u00ad"), repr("عربي"))

# expect-output:
# "it's" 'say "x"' 'both \' and "' '\\' '\t\n\r\x00\x7f\xa0é\u200b\u2028'
# AAAé \n ab onetwothree
# '\xe9\u20ac\U0001f600' b'\x07\x08\x0c\x0b' 1 '" b"A\t\\'" b'"\''
# b'abc' b"\xff\x00'" é b'\xe9'
# '\ud800' '\U000e0001' False '\xad' 'عربي'
