"""Bytes that came from text, and parts of them, are like any others."""
ascii, wide, every = 'ab,c d'.encode(), 'é,ÿ'.encode(), bytes(range(256))
print(ascii, wide, ascii.decode(), wide.decode(), ascii.decode('ascii'), ascii.decode('utf-16-le'))
print(ascii.split(b','), wide.split(b','), every.split(b'd')[0][-2:], [list(p) for p in ascii.split()])
print(hash(ascii) == hash(b'ab,c d'), {ascii: 1}[b'ab,c d'], ascii == bytearray(ascii), memoryview(ascii)[1], len(ascii), ascii[0])
print(every.decode('latin-1').encode('latin-1') == every, every.find(b'\xff'), b' \xa0x\t'.strip(), b'xaxx'.strip(b'x'), bytearray(b'a,b').split(b','))
print([float(x) for x in ('1.', '.5', '1e5', '-0', ' 1_0 ', 'inf', '\u0661')])
for text in ('', '1e', '--1', '0x10', '1_', '.', '1__0'):
    try:
        print(float(text))
    except ValueError as error:
        print(error)

# expect-output:
# b'ab,c d' b'\xc3\xa9,\xc3\xbf' ab,c d é,ÿ ab,c d 扡挬搠
# [b'ab', b'c d'] [b'\xc3\xa9', b'\xc3\xbf'] b'bc' [[97, 98, 44, 99], [100]]
# True 1 True 98 6 97
# True 255 b'\xa0x' b'a' [bytearray(b'a'), bytearray(b'b')]
# [1.0, 0.5, 100000.0, -0.0, 10.0, inf, 1.0]
# could not convert string to float: ''
# could not convert string to float: '1e'
# could not convert string to float: '--1'
# could not convert string to float: '0x10'
# could not convert string to float: '1_'
# could not convert string to float: '.'
# could not convert string to float: '1__0'
