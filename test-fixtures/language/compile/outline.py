# What dis tells of code without showing registers: lines, returned constants, places of loops and patterns.
import dis

def empty():
    pass

def documented():
    "doc"

def constant():
    return 1

def loop(xs):
    for x in xs:
        if x:
            pass

def comprehension(xs):
    return [x +
            1
            for x in xs
            if x]

def pattern(x):
    match x:
        case [a, b]:
            return a

async def waits(a):
    async for x in a:
        x

for f in empty, documented, constant, waits:
    code = f.__code__
    start = code.co_firstlineno
    print(f.__name__, code.co_consts, code.co_lines().__next__()[2] - start)
    for i in dis.get_instructions(f):
        if i.opname in ("RETURN_CONST", "JUMP_BACKWARD", "END_ASYNC_FOR"):
            p = i.positions
            print("   ", i.opname, i.argval if i.opname == "RETURN_CONST" else "", p.lineno - start, p.col_offset, p.end_col_offset)
print(all(i.positions.lineno for i in dis.get_instructions(loop)))
for f, names in (comprehension, ("LIST_APPEND",)), (pattern, ("MATCH_SEQUENCE", "UNPACK_SEQUENCE")):
    for i in dis.get_instructions(f):
        if i.opname in names:
            p = i.positions
            print(i.opname, p.lineno - f.__code__.co_firstlineno, p.col_offset, p.end_col_offset)
print(list(compile("\n\nx", "", "exec").co_lines())[0])
print((lambda: "a").__code__.co_consts)

# expect-output:
# empty (None,) 0
#     RETURN_CONST None 1 4 8
# documented ('doc', None) 0
#     RETURN_CONST None 0 0 0
# constant (None, 1) 0
#     RETURN_CONST 1 1 11 12
# waits (None,) 0
#     JUMP_BACKWARD  2 8 9
#     END_ASYNC_FOR  1 19 20
#     RETURN_CONST None 1 19 20
# True
# LIST_APPEND 1 12 13
# MATCH_SEQUENCE 2 13 19
# UNPACK_SEQUENCE 2 13 19
# (0, 2, 0)
# (None, 'a')
