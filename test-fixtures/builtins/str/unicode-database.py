# Names, properties and normal forms of characters: Unicode 15.1.
import unicodedata

print('\N{LATIN SMALL LETTER A WITH DIAERESIS}\N{snowman}\N{HANGUL SYLLABLE GAG}\N{LF}' == 'ä☃각\n')
print(unicodedata.unidata_version, unicodedata.ucd_3_2_0.unidata_version)
for c in ('a', '½', '٣', '４', '万', '한', '\u0301', '(', '\U0001f600', '\u0378'):
    print(
        ascii(c), unicodedata.name(c, '-'), unicodedata.category(c), unicodedata.bidirectional(c), unicodedata.combining(c),
        unicodedata.mirrored(c), unicodedata.east_asian_width(c), unicodedata.decomposition(c),
        unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None),
    )
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    text = 'Å\ufb01\u1e9b\u0323한\u1112\u1161q\u0307\u0323'
    print(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text))
print(ascii(unicodedata.lookup('keycap number sign')), unicodedata.lookup('CJK UNIFIED IDEOGRAPH-4E00'))


def error(f, *args):
    try:
        f(*args)
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


error(unicodedata.lookup, 'NO SUCH CHARACTER')
error(unicodedata.name, '\x00')
error(unicodedata.category, 'ab')
error(unicodedata.decimal, 'x')
error(unicodedata.normalize, 'NFX', 'é')
error(compile, "'\\N{NO SUCH CHARACTER}'", '', 'eval')

old = unicodedata.ucd_3_2_0
print(old.category('ƛ'), old.category('\u0221'), old.category('\u0220'), old.bidirectional('+'), old.name('\u2c2f', None))

# expect-output:
# True
# 15.1.0 3.2.0
# 'a' LATIN SMALL LETTER A Ll L 0 0 Na  None None None
# '\xbd' VULGAR FRACTION ONE HALF No ON 0 0 A <fraction> 0031 2044 0032 None None 0.5
# '\u0663' ARABIC-INDIC DIGIT THREE Nd AN 0 0 N  3 3 3.0
# '\uff14' FULLWIDTH DIGIT FOUR Nd EN 0 0 F <wide> 0034 4 4 4.0
# '\u4e07' CJK UNIFIED IDEOGRAPH-4E07 Lo L 0 0 W  None None 10000.0
# '\ud55c' HANGUL SYLLABLE HAN Lo L 0 0 W  None None None
# '\u0301' COMBINING ACUTE ACCENT Mn NSM 230 0 A  None None None
# '(' LEFT PARENTHESIS Ps ON 0 1 Na  None None None
# '\U0001f600' GRINNING FACE So ON 0 0 W  None None None
# '\u0378' - Cn  0 0 N  None None None
# NFC '\xc5\ufb01\u1e9b\u0323\ud55c\ud558q\u0323\u0307' False
# NFD 'A\u030a\ufb01\u017f\u0323\u0307\u1112\u1161\u11ab\u1112\u1161q\u0323\u0307' False
# NFKC '\xc5fi\u1e69\ud55c\ud558q\u0323\u0307' False
# NFKD 'A\u030afis\u0323\u0307\u1112\u1161\u11ab\u1112\u1161q\u0323\u0307' False
# '#\ufe0f\u20e3' 一
# KeyError "undefined character name 'NO SUCH CHARACTER'"
# ValueError no such name
# TypeError category() argument must be a unicode character, not str
# ValueError not a decimal
# ValueError invalid normalization form
# expect-error: SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-20: unknown Unicode character name
