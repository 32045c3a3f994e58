# Case and classes of characters beyond ASCII, whatever version of Unicode the host knows.
for s in ('straße', 'ΌΔΟΣ ΌΔΟΣ.', 'ŉa', 'ǆ Ǆ ǅ', 'ﬃx', 'İi', '\u13a0\uab70', 'ᾳ ᾼ', "they're", '𐐨𐐀'):
    print(*(ascii(m(s)) for m in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)))

# Assigned in Unicode 16 only, so not here.
for c in ('\u1c89', '\ua7cb', '\U00010d50', '\U00011bc0'):
    print(ascii(c), c.isalpha(), c.isprintable(), c.isidentifier(), ascii(c.lower()), ascii(c.upper()))
print(ascii('\u0264'.upper()), ascii('\u019b'.upper()))

for c in ('²', '①', '½', '٣', '万', '\u2028', '\x1c', '\xa0', '\u00ad', 'ª', 'ǅ', '\u0345', '·'):
    print(
        ascii(c), c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isspace(), c.isprintable(), c.islower(), c.isupper(),
        c.istitle(), c.isidentifier(), ('a' + c).isidentifier(), len(('a' + c + 'b').splitlines()),
    )

# expect-output:
# 'STRASSE' 'stra\xdfe' 'Stra\xdfe' 'Stra\xdfe' 'STRASSE' 'strasse'
# '\u038c\u0394\u039f\u03a3 \u038c\u0394\u039f\u03a3.' '\u03cc\u03b4\u03bf\u03c2 \u03cc\u03b4\u03bf\u03c2.' '\u038c\u03b4\u03bf\u03c2 \u038c\u03b4\u03bf\u03c2.' '\u038c\u03b4\u03bf\u03c2 \u03cc\u03b4\u03bf\u03c2.' '\u03cc\u03b4\u03bf\u03c2 \u03cc\u03b4\u03bf\u03c2.' '\u03cc\u03b4\u03bf\u03c3 \u03cc\u03b4\u03bf\u03c3.'
# '\u02bcNA' '\u0149a' '\u02bcNa' '\u02bcNa' '\u02bcNA' '\u02bcna'
# '\u01c4 \u01c4 \u01c4' '\u01c6 \u01c6 \u01c6' '\u01c5 \u01c5 \u01c5' '\u01c5 \u01c6 \u01c6' '\u01c4 \u01c6 \u01c5' '\u01c6 \u01c6 \u01c6'
# 'FFIX' '\ufb03x' 'Ffix' 'Ffix' 'FFIX' 'ffix'
# '\u0130I' 'i\u0307i' '\u0130i' '\u0130i' 'i\u0307I' 'i\u0307i'
# '\u13a0\u13a0' '\uab70\uab70' '\u13a0\uab70' '\u13a0\uab70' '\uab70\u13a0' '\u13a0\u13a0'
# '\u0391\u0399 \u0391\u0399' '\u1fb3 \u1fb3' '\u1fbc \u1fbc' '\u1fbc \u1fb3' '\u0391\u0399 \u1fbc' '\u03b1\u03b9 \u03b1\u03b9'
# "THEY'RE" "they're" "They'Re" "They're" "THEY'RE" "they're"
# '\U00010400\U00010400' '\U00010428\U00010428' '\U00010400\U00010428' '\U00010400\U00010428' '\U00010400\U00010428' '\U00010428\U00010428'
# '\u1c89' False False False '\u1c89' '\u1c89'
# '\ua7cb' False False False '\ua7cb' '\ua7cb'
# '\U00010d50' False False False '\U00010d50' '\U00010d50'
# '\U00011bc0' False False False '\U00011bc0' '\U00011bc0'
# '\u0264' '\u019b'
# '\xb2' False False True True False True False False False False False 1
# '\u2460' False False True True False True False False False False False 1
# '\xbd' False False False True False True False False False False False 1
# '\u0663' False True True True False True False False False False True 1
# '\u4e07' True False False True False True False False False True True 1
# '\u2028' False False False False True False False False False False False 2
# '\x1c' False False False False True False False False False False False 2
# '\xa0' False False False False True False False False False False False 1
# '\xad' False False False False False False False False False False False 1
# '\xaa' True False False False False True True False False True True 1
# '\u01c5' True False False False False True False False True True True 1
# '\u0345' False False False False False True True False False False True 1
# '\xb7' False False False False False True False False False False True 1
