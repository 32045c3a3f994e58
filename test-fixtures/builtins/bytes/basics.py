# bytes: items are ints, slices are bytes; methods and errors.
b = b"hello \xff"
print(b, b[0], b[-1], b[1:3], len(b), list(b[:2]), b + b"!", b * 2, b"el" in b, 104 in b)
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes.fromhex("41 42"), b.hex(), b.hex("-", 2))
print(b.upper(), b.split(), b.find(b"l"), b.replace(b"l", b"L"), b.startswith(b"he"), b",".join([b"a", b"b"]), b" x ".strip(), b"a,b".partition(b","))
print(b.decode("latin-1"), b"abc".decode(), b"%d %s" % (5, b"x"), b"a" < b"b", hash(b"a") == hash(b"a"), b"abc".isalpha(), b"\t".expandtabs(2))
for action in (lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("x"), lambda: b.decode(), lambda: b"a" + "b", lambda: b[10], lambda: b"".join(["a"]), lambda: 300 in b, lambda: "a" in b, lambda: bytes.fromhex("4"), lambda: bytes(1.5)):
    try:
        print(action())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
print(b"a" == "a", {b"k": 1}.get("k"))

# expect-output:
# b'hello \xff' 104 255 b'el' 7 [104, 101] b'hello \xff!' b'hello \xffhello \xff' True True
# b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'x' b'\x00\x01\x02' b'AB' 68656c6c6f20ff 68-656c-6c6f-20ff
# b'HELLO \xff' [b'hello', b'\xff'] 2 b'heLLo \xff' True b'a,b' b'x' (b'a', b',', b'b')
# hello ÿ abc b'5 x' True True True b'  '
# ValueError bytes must be in range(0, 256)
# ValueError negative count
# TypeError string argument without an encoding
# UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 6: invalid start byte
# TypeError can't concat str to bytes
# IndexError index out of range
# TypeError sequence item 0: expected a bytes-like object, str found
# ValueError byte must be in range(0, 256)
# TypeError a bytes-like object is required, not 'str'
# ValueError non-hexadecimal number found in fromhex() arg at position 1
# TypeError cannot convert 'float' object to bytes
# False None
