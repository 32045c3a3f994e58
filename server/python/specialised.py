"""Runs a program as `python3 FILE ARGS` does, then writes how this CPython specialised each of its instructions.

    python3 specialised.py OUT FILE [ARGS...]

OUT gets JSON: {"python": "3.13.0", "rows": [[base, now, line, column, end line, end column], ...]}. Lines count from 1,
columns in bytes of UTF-8. Instructions that are never specialised are not among them, nor are those that never ran.
"""
import dis
import json
import os
import platform
import sys
import traceback
import types


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def rows(code):
    general = {i.offset: i.opname for i in dis.get_instructions(code)}
    for now in dis.get_instructions(code, adaptive=True):
        base = general.get(now.offset)
        place = now.positions
        if base in FAMILIES and place is not None and None not in place:
            yield [base, now.opname, place.lineno, place.col_offset, place.end_lineno, place.end_col_offset]


FAMILIES = frozenset(getattr(__import__("opcode"), "_specializations", None) or ()) | {
    "LOAD_ATTR", "STORE_ATTR", "LOAD_METHOD", "CALL", "PRECALL", "BINARY_OP", "COMPARE_OP", "BINARY_SUBSCR",
    "STORE_SUBSCR", "FOR_ITER", "LOAD_GLOBAL", "UNPACK_SEQUENCE", "TO_BOOL", "CONTAINS_OP", "SEND",
}


def main():
    out, path = sys.argv[1:3]
    sys.argv = sys.argv[2:]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    module = types.ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    status = 0
    try:
        exec(code, module.__dict__)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    found = [row for inner in codes(code) for row in rows(inner)]
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"python": platform.python_version(), "rows": found}, file)
    sys.exit(status)


if __name__ == "__main__":
    main()
