# Error handlers of codecs: what they get, what they may answer, and UTF-7 and escapes, which have states.
import codecs


def upper(error):
    part = error.object[error.start:error.end]
    print(type(error).__name__, error.encoding, error.start, error.end, error.reason)
    return (f'<{len(part)}>', error.end)


codecs.register_error('fixture.upper', upper)
for encoding in ('ascii', 'latin-1', 'cp1252', 'utf-16-le'):
    print('aé€\ud800b'.encode(encoding, 'fixture.upper'))
for encoding in ('ascii', 'utf-8', 'utf-16-le', 'cp1252', 'utf-7', 'unicode_escape'):
    print(ascii(b'a\xe9\x81\\x4'.decode(encoding, 'fixture.upper')))

codecs.register_error('fixture.bytes', lambda error: (b'\xff\xff', error.end))
print('é\ud800'.encode('ascii', 'fixture.bytes'), '\ud800'.encode('utf-16-be', 'fixture.bytes'))
print('é€'.encode('ascii', 'namereplace'), '\ud800'.encode('utf-32-le', 'surrogatepass'))


def answer(value):
    codecs.register_error('fixture.answer', lambda error: value)
    try:
        print(b'\xff'.decode('ascii', 'fixture.answer'))
    except (TypeError, IndexError, UnicodeError) as e:
        print(type(e).__name__, e)


for value in (42, ('x',), ('x', 'y'), (b'x', 1), ('x', -2), ('x', 2), ('ok', 1)):
    answer(value)

print('Hi Mom \u263a!'.encode('utf-7'), b'A+ImIDkQ.'.decode('utf-7'))
decoder = codecs.getincrementaldecoder('utf-7')()
print([decoder.decode(bytes([b])) for b in b'+2D3eAA-x'])
decoder = codecs.getincrementaldecoder('utf-8')('replace')
print([decoder.decode(b) for b in (b'\xf0', b'\x9f\x98', b'\x80', b'\xe2\x82')], ascii(decoder.decode(b'', True)))
try:
    'x'.encode('hex')
except LookupError as e:
    print(e)
try:
    codecs.decode(b'\xff', 'utf-8')
except UnicodeDecodeError as e:
    print(e, e.__notes__)

# expect-output:
# UnicodeEncodeError ascii 1 4 ordinal not in range(128)
# b'a<3>b'
# UnicodeEncodeError latin-1 2 4 ordinal not in range(256)
# b'a\xe9<2>b'
# UnicodeEncodeError charmap 3 4 character maps to <undefined>
# b'a\xe9\x80<1>b'
# UnicodeEncodeError utf-16-le 3 4 surrogates not allowed
# b'a\x00\xe9\x00\xac <\x001\x00>\x00b\x00'
# UnicodeDecodeError ascii 1 2 ordinal not in range(128)
# UnicodeDecodeError ascii 2 3 ordinal not in range(128)
# 'a<1><1>\\x4'
# UnicodeDecodeError utf-8 1 3 invalid continuation byte
# 'a<2>\\x4'
# '\ue961\u5c81\u3478'
# UnicodeDecodeError charmap 2 3 character maps to <undefined>
# 'a\xe9<1>\\x4'
# UnicodeDecodeError utf7 1 2 unexpected special character
# UnicodeDecodeError utf7 2 3 unexpected special character
# 'a<1><1>\\x4'
# UnicodeDecodeError unicodeescape 3 6 truncated \xXX escape
# 'a\xe9\x81<3>'
# b'\xff\xff' b'\xff\xff'
# b'\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}' b'\x00\xd8\x00\x00'
# TypeError decoding error handler must return (str, int) tuple
# TypeError decoding error handler must return (str, int) tuple
# TypeError 'str' object cannot be interpreted as an integer
# TypeError decoding error handler must return (str, int) tuple
# IndexError position -1 from error handler out of bounds
# IndexError position 2 from error handler out of bounds
# ok
# b'Hi Mom +Jjo!' A≢Α.
# ['', '', '', '', '', '', '', '😀', 'x']
# ['', '', '😀', ''] '\ufffd'
# 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs
# 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte ["decoding with 'utf-8' codec failed"]
