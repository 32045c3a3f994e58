import binascii
from binascii import *

def show(f, *args, **kw):
    try:
        print(f.__name__, args, kw, '->', repr(f(*args, **kw)))
    except Exception as e:
        print(f.__name__, args, kw, '!', type(e).__name__, e)

for data in (b'', b'a', b'ab', b'abc', b'abcd', bytes(range(256)), 'abc', 5):
    show(b2a_base64, data); show(b2a_hex, data); show(b2a_base64, data, newline=False)
    if data != bytes(range(256)): show(b2a_uu, data); show(b2a_uu, data, backtick=True)
for text in (b'', 'YWJj', b'YW Jj\n', 'YQ==', 'YQ=', 'YQ', 'Y', 'YWJjZ', '=YQ=', 'YQ==YQ==', 'YQ=a=', '!!YQ==', 'Y=Q=', '====', 'YWJj====', 'Y\u00e9', 5, None):
    show(a2b_base64, text); show(a2b_base64, text, strict_mode=True)
for text in ('', '616263', b'6A6b', '61626', 'zz', '6 1', 'é', 5): show(unhexlify, text)
show(hexlify, b'abcdef', ':'); show(hexlify, b'abcdefg', '-', 2); show(hexlify, b'abcdefg', b'-', -2); show(hexlify, b'ab', '::'); show(hexlify, b'ab', 'é'); show(hexlify, b'ab', 5); show(hexlify, b'ab', ':', 0); show(hexlify, b'', ':')
for line in (b'', b' ', b'#86)C\n', b'#86)C', b'$86)C9   \n', b'#86)C9\n', b'\x80', b'"86 x', b'!'): show(a2b_uu, line)
show(b2a_uu, b'x' * 46)
for s in (b'', b'a=b', b'caf\xc3\xa9', b'tab\tend\t\nspace \r\n', b'x' * 100, b'.\n.', b'a_b c', b'\x00\x01', b'line one \nline two', b'long ' * 20 + b'\n' + b'=' * 40):
    show(b2a_qp, s); show(b2a_qp, s, quotetabs=True, istext=False); show(b2a_qp, s, header=True); print(a2b_qp(b2a_qp(s)) == s)
for s in (b'', b'=41=42', b'a=\nb', b'a=\r\nb', b'=4', b'=', b'==', b'=zz', b'a_b', 'x=3D'): show(a2b_qp, s); show(a2b_qp, s, header=True)
show(crc32, b'hello'); show(crc32, b'lo', crc32(b'hel')); show(crc32, b'', 5); show(crc32, b'x', -1); show(crc_hqx, b'hello', 0); show(crc_hqx, b'x', 70000); show(crc32, 'x')
print(Error.__mro__, Incomplete.__module__, binascii.Error is Error)
