# bytearray: in-place changes, slices, conversions.
a = bytearray(b"abc")
alias = a
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"!"
print(a, alias is a, len(a), a[1:3], a.pop(), a.find(b"d"))
a[1:3] = b"XYZ"
del a[-1], a[::2]
a.insert(0, 48)
a.reverse()
print(a, bytes(a), a == bytes(a), a.decode(), bytearray(3), bytearray("é", "utf-8"))
for action in (lambda: a.append(256), lambda: a.append("x"), lambda: a.__setitem__(0, -1), lambda: hash(a), lambda: a.remove(1), lambda: a[100]):
    try:
        print(action())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
a.clear()
print(a, bool(a))
m = memoryview(bytearray(b"abcd"))
m[1] = 90
m[2:] = b"!?"
print(bytes(m), m[1:3].tobytes(), m.tolist(), len(m), m.readonly)

# expect-output:
# bytearray(b'Abcdef') True 7 bytearray(b'bc') 33 3
# bytearray(b'eZX0') b'eZX0' True eZX0 bytearray(b'\x00\x00\x00') bytearray(b'\xc3\xa9')
# ValueError byte must be in range(0, 256)
# TypeError 'str' object cannot be interpreted as an integer
# ValueError byte must be in range(0, 256)
# TypeError unhashable type: 'bytearray'
# ValueError value not found in bytearray
# IndexError bytearray index out of range
# bytearray(b'') False
# b'aZ!?' b'Z!' [97, 90, 33, 63] 4 False
