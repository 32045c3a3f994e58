"""Positions that CPython gives to operations, for positions.test.ts: JSON lines, one for each file named on stdin."""
import dis
import json
import sys
import types

# Operations that both machines have one for one.
KINDS = {
    "LOAD_ATTR": "attr", "STORE_ATTR": "store attr", "DELETE_ATTR": "delete attr", "LOAD_SUPER_ATTR": "super",
    "BINARY_SUBSCR": "subscript", "BINARY_SLICE": "subscript", "STORE_SUBSCR": "store subscript", "STORE_SLICE": "store subscript",
    "COMPARE_OP": "compare", "CONTAINS_OP": "contains", "GET_ITER": "iter", "FOR_ITER": "for", "LOAD_GLOBAL": "global",
    "LOAD_NAME": "name", "STORE_NAME": "store name", "RAISE_VARARGS": "raise", "IMPORT_NAME": "import", "IMPORT_FROM": "import from",
    "BEFORE_WITH": "with", "BEFORE_ASYNC_WITH": "async with", "CHECK_EXC_MATCH": "except", "CALL": "call", "CALL_KW": "call",
    "YIELD_VALUE": "yield", "GET_AWAITABLE": "await", "GET_ANEXT": "anext", "END_ASYNC_FOR": "end async for",
    "MATCH_CLASS": "match class", "LOAD_BUILD_CLASS": "class",
}


def positions(code, lines, found):
    for instruction in dis.get_instructions(code):
        kind = KINDS.get(instruction.opname)
        p = instruction.positions
        if kind is None or not p.lineno:
            continue
        utf16 = lambda line, col: len(lines[line - 1][:col].decode().encode("utf-16-le")) // 2
        found.add(f"{kind} {p.lineno}:{utf16(p.lineno, p.col_offset)}-{p.end_lineno}:{utf16(p.end_lineno, p.end_col_offset)}")
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            positions(constant, lines, found)


for path in sys.stdin.read().split("\n"):
    with open(path, "rb") as file:
        source = file.read()
    found = set()
    positions(compile(source, path, "exec"), source.split(b"\n"), found)
    print(json.dumps(sorted(found)))
