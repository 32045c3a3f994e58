import struct
def t(f,*a):
    try: print(a, repr(f(*a)))
    except BaseException as e: print(a, type(e).__name__, e)
L=[('b',200),('B',-1),('h',40000),('H',70000),('i',2**31),('I',2**32),('l',2**63),('L',2**64),('q',2**63),('Q',-1),('n',2**63),('N',-1),('<i',2**31),('<l',2**31),('<q',2**63),('<Q',2**64),('<h',40000),('<b',200),('>H',-1),('P',-1),('P',2**64),('e',1e6),('f',1e40),('d','x'),('f','x'),('i','x'),('i',1.5),('c',1),('c',b'ab'),('s','x'),('p',1),('?',[]),('3s',b'abcdef'),('3p',b'abcdef'),('0s',b''),('z',1),('3',1),('<P',1),('<n',1),('i',),('ii',1),('x',),('0i',),('bi',1,2),('ci',b'x',2),('ib',1,2),('ib0i',1,2),(b'i',5),(5,),('i3',1),('i i',1,2),('I',-1),('L',-1),('@N',2**64), ('99999999999999999999i',), ('i\0',1), ('é',1), ('e',float('inf')),('e',65519.9),('e',65520.0),('f',float('nan')),('<I',-1),('<I',2**32),('>q',-2**63-1), ('i', 2**70), ('<b', 2**70), ('<i',2**70), ('b','x'), ('q','x'), ('P','x'), ('<q','x')]
for a in L: t(struct.pack,*a)
t(struct.unpack,'i',b'abc'); t(struct.unpack_from,'i',b'abcd',1); t(struct.unpack_from,'i',b'abcd',-1); t(struct.unpack_from,'i',b'abcd',-5); t(struct.unpack_from,'i',b'abcd',-3)
b=bytearray(4); t(struct.pack_into,'i',b,1,5); t(struct.pack_into,'i',b,-5,5); t(struct.pack_into,'i',b,-2,5); t(struct.pack_into,'i',b'abcd',0,5); t(struct.pack_into,'i',b,0); t(struct.pack_into,'i',b)
t(struct.pack_into,'i');t(struct.iter_unpack,'i',b'abc'); t(struct.iter_unpack,'',b'');t(lambda: list(struct.iter_unpack('h',b'abcd')))
s=struct.Struct('ii'); print(s.format, s.size); t(s.pack,1); t(struct.pack); t(struct.unpack,'5p',b'\x09abcd'); t(s.unpack,b''); t(s.unpack_from,b''); t(s.pack_into,b,0,1,2)
print(struct.unpack('?', b'\x05'), struct.pack('?', 'x'), struct.error, struct.calcsize('2sx'))
