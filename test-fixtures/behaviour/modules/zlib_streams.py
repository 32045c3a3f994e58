"""zlib and gzip: round trips at all levels and in pieces, wrappers, dictionaries, limits, checksums, errors."""
import gzip, io, random, zlib

r = random.Random(1)
samples = [b'', b'a', b'hello world ' * 500, bytes(range(256)) * 20, r.randbytes(5000), b'ab' * 40000 + r.randbytes(70000)]
for data in samples:
    for level in (0, 1, 6, 9):
        assert zlib.decompress(zlib.compress(data, level)) == data
        for wbits in (-15, 15, 31):
            c = zlib.compressobj(level, wbits=wbits)
            out = b''.join(c.compress(data[i:i + 999]) for i in range(0, len(data), 999)) + c.flush()
            d = zlib.decompressobj(wbits=wbits)
            back = b''.join(d.decompress(out[i:i + 77]) for i in range(0, len(out), 77)) + d.flush()
            assert back == data and d.eof and d.unused_data == b''
    print(len(data), zlib.crc32(data), zlib.adler32(data), len(zlib.compress(data)) <= len(data) + 16)

# made by another implementation
for hexed in ['789c4bcac9cf4b57c8482d4a050017bd046d', '1f8b0800000000000203cb48cdc9c95728cf2fca49010085114a0d0b000000', '78da010500fafffa68656c6c6f062c0215']:
    try:
        print(zlib.decompress(bytes.fromhex(hexed), 47))
    except zlib.error as e:
        print(e)

c = zlib.compressobj()
parts = [c.compress(b'first '), c.flush(zlib.Z_SYNC_FLUSH)]
fork = c.copy()
d = zlib.decompressobj()
print(d.decompress(b''.join(parts)), d.decompress(c.compress(b'second') + c.flush(zlib.Z_FULL_FLUSH) + c.flush()), d.eof)
print(zlib.decompress(b''.join(parts) + fork.compress(b'other') + fork.flush()))

packed = zlib.compress(b'x' * 1000)
d = zlib.decompressobj()
print(len(d.decompress(packed, 10)), len(d.unconsumed_tail) > 0, len(d.decompress(d.unconsumed_tail, 100)), len(d.flush()), d.eof)
d = zlib.decompressobj()
d.decompress(packed + b'more')
print(d.unused_data, d.eof)
words = b'hello world dictionary'
c = zlib.compressobj(zdict=words)
packed = c.compress(b'hello dictionary world') + c.flush()
print(zlib.decompressobj(zdict=words).decompress(packed))
d = zlib._ZlibDecompressor()
print(d.decompress(zlib.compress(b'y' * 50), max_length=20), d.needs_input, d.decompress(b''), d.eof)

for expression in ["zlib.decompress(b'')", "zlib.decompress(b'abc')", "zlib.decompress(zlib.compress(b'abc')[:-1])", "zlib.decompress(zlib.compress(b'abc')[:-1] + b'x')",
                   "zlib.compress(b'', 10)", 'zlib.compressobj(wbits=99)', "zlib.decompress(b'', 99)", "zlib.decompressobj().flush(0)", "zlib.decompress(packed)",
                   "zlib.decompressobj().decompress(b'', -1)", "zlib.compress('x')"]:
    try:
        print(expression, eval(expression))
    except Exception as e:
        print(expression, type(e).__name__, e)

f = io.BytesIO()
with gzip.GzipFile(fileobj=f, mode='w', mtime=0) as g:
    g.write(b'line 1\nline 2\n')
    g.flush()
    g.write(b'line 3\n')
with gzip.GzipFile(fileobj=io.BytesIO(f.getvalue() + gzip.compress(b'another member'))) as g:
    print(g.readline(), g.read(3), g.seek(0), g.read())

# expect-output:
# 0 0 1 True
# 1 3904355907 6422626 True
# 6000 1961374626 3142632105 True
# 5120 1728193227 600110728 True
# 5000 3353155274 1881519431 True
# 150000 2398946736 3137487763 True
# Error -3 while decompressing data: incorrect data check
# b'hello world'
# Error -3 while decompressing data: incorrect data check
# b'first ' b'second' True
# b'first other'
# 10 True 100 890 True
# b'more' True
# b'hello dictionary world'
# b'yyyyyyyyyyyyyyyyyyyy' False b'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' True
# zlib.decompress(b'') error Error -5 while decompressing data: incomplete or truncated stream
# zlib.decompress(b'abc') error Error -3 while decompressing data: incorrect header check
# zlib.decompress(zlib.compress(b'abc')[:-1]) error Error -5 while decompressing data: incomplete or truncated stream
# zlib.decompress(zlib.compress(b'abc')[:-1] + b'x') error Error -3 while decompressing data: incorrect data check
# zlib.compress(b'', 10) error Bad compression level
# zlib.compressobj(wbits=99) ValueError Invalid initialization option
# zlib.decompress(b'', 99) error Error -2 while preparing to decompress data: inconsistent stream state
# zlib.decompressobj().flush(0) ValueError length must be greater than zero
# zlib.decompress(packed) error Error 2 while decompressing data
# zlib.decompressobj().decompress(b'', -1) ValueError max_length must be non-negative
# zlib.compress('x') TypeError a bytes-like object is required, not 'str'
# b'line 1\n' b'lin' 0 b'line 1\nline 2\nline 3\nanother member'
