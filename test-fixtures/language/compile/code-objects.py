# Code objects: equality, hashes, positions, replaced parts.
def make():
    def f(a, b=2, /, *, c):
        d = a + c
        return [d for d in (a, b)]
    return f


f, g = make(), make()
code = f.__code__
print(code == g.__code__, hash(code) == hash(g.__code__), code is g.__code__)
print(code.co_name, code.co_qualname, code.co_varnames, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
renamed = code.replace(co_name="other", co_firstlineno=100)
print(renamed.co_name, renamed.co_firstlineno, renamed == code, renamed.co_code == code.co_code)
f.__code__ = code.replace(co_varnames=tuple(n.upper() for n in code.co_varnames))
print(f(1, C=3))
try:
    f(1, d=3)
except TypeError as e:
    print(e)
try:
    code.replace(co_nlocals=code.co_nlocals + 1)
except ValueError as e:
    print(e)
bare = code.replace(co_linetable=b"")
print(bare == code, {p for p in bare.co_positions()})
lines = [line for start, end, line in code.co_lines() if line is not None]
print({line - code.co_firstlineno for line in lines} >= {1, 2}, lines == [n for i, n in enumerate(lines) if i == 0 or n != lines[i - 1]])


def boom(x):
    return (x.a +
            x.b.c)


try:
    boom(type("X", (), {"a": 1, "b": None})())
except AttributeError as e:
    tb = e.__traceback__.tb_next
    positions = list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2]
    print([positions[0] - boom.__code__.co_firstlineno, positions[1] - boom.__code__.co_firstlineno, *positions[2:]])

# expect-output:
# True True True
# f make.<locals>.f ('a', 'b', 'c', 'd') 2 2 1
# other 100 False True
# [1, 2]
# make.<locals>.f() got an unexpected keyword argument 'd'
# code: co_nlocals != len(co_varnames)
# False set()
# True False
# [2, 2, 12, 17]
