"""array: all type codes, slices, buffers, pickles, errors."""
from array import array
import copy
import pickle

a = array('i', [1, 2, 3])
a.append(4)
a.extend([5])
a.insert(-1, 9)
print(a, a[1:3], a[::-1], len(a), 3 in a, a.index(9), a.pop(), a.count(1), a.tolist())
for c in 'bBhHiIlLqQfd':
    b = array(c, [1, 2, 3])
    b.byteswap()
    b.byteswap()
    b.reverse()
    print(b, b.itemsize, b.tobytes()[:3], pickle.loads(pickle.dumps(b)), pickle.loads(pickle.dumps(b, 2)) == b)
w = array('w', 'héllo')
print(w, w.tounicode(), w[1])
with memoryview(a) as m:
    m[0] = 9
    print(a, m.format, m.itemsize)
for e in ["array('b', [200])", "array('x')", "array('i', 'ab')", 'a + [1]', 'a.index(99)', "array('I', [-1])", "a['x']", 'a[99]', "array('i', [1.5])", "array('b', b'abc').frombytes('x')",
          "array('i', b'abc')", "a.extend(array('d'))", 'array(1)']:
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)
a[1:2] = array('i', [7, 8, 9])
del a[0]
print(a, a == array('d', a), a < array('i', [100]), a * 2, copy.copy(a))
del a[::2]
a += array('i', [0])
print(a, list(a), bytes(array('H', [258])))

# expect-output:
# array('i', [1, 2, 3, 4, 9]) array('i', [2, 3]) array('i', [5, 9, 4, 3, 2, 1]) 6 True 4 5 1 [1, 2, 3, 4, 9]
# array('b', [3, 2, 1]) 1 b'\x03\x02\x01' array('b', [3, 2, 1]) True
# array('B', [3, 2, 1]) 1 b'\x03\x02\x01' array('B', [3, 2, 1]) True
# array('h', [3, 2, 1]) 2 b'\x03\x00\x02' array('h', [3, 2, 1]) True
# array('H', [3, 2, 1]) 2 b'\x03\x00\x02' array('H', [3, 2, 1]) True
# array('i', [3, 2, 1]) 4 b'\x03\x00\x00' array('i', [3, 2, 1]) True
# array('I', [3, 2, 1]) 4 b'\x03\x00\x00' array('I', [3, 2, 1]) True
# array('l', [3, 2, 1]) 8 b'\x03\x00\x00' array('l', [3, 2, 1]) True
# array('L', [3, 2, 1]) 8 b'\x03\x00\x00' array('L', [3, 2, 1]) True
# array('q', [3, 2, 1]) 8 b'\x03\x00\x00' array('q', [3, 2, 1]) True
# array('Q', [3, 2, 1]) 8 b'\x03\x00\x00' array('Q', [3, 2, 1]) True
# array('f', [3.0, 2.0, 1.0]) 4 b'\x00\x00@' array('f', [3.0, 2.0, 1.0]) True
# array('d', [3.0, 2.0, 1.0]) 8 b'\x00\x00\x00' array('d', [3.0, 2.0, 1.0]) True
# array('w', 'héllo') héllo é
# array('i', [9, 2, 3, 4, 9]) i 4
# array('b', [200]) OverflowError signed char is greater than maximum
# array('x') ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# array('i', 'ab') TypeError cannot use a str to initialize an array with typecode 'i'
# a + [1] TypeError can only append array (not "list") to array
# a.index(99) ValueError array.index(x): x not in array
# array('I', [-1]) OverflowError can't convert negative value to unsigned int
# a['x'] TypeError array indices must be integers
# a[99] IndexError array index out of range
# array('i', [1.5]) TypeError 'float' object cannot be interpreted as an integer
# array('b', b'abc').frombytes('x') TypeError a bytes-like object is required, not 'str'
# array('i', b'abc') ValueError bytes length not a multiple of item size
# a.extend(array('d')) TypeError can only extend with array of same kind
# array(1) TypeError array() argument 1 must be a unicode character, not int
# array('i', [7, 8, 9, 3, 4, 9]) True True array('i', [7, 8, 9, 3, 4, 9, 7, 8, 9, 3, 4, 9]) array('i', [7, 8, 9, 3, 4, 9])
# array('i', [8, 3, 9, 0]) [8, 3, 9, 0] b'\x02\x01'
