"""Runs a program as `python3 FILE ARGS` does, then writes how this CPython specialised each of its instructions.

    python3 specialised.py OUT FILE [ARGS...]

OUT gets JSON: {"python": "3.13.0", "error": null or the last line of a traceback, "rows": [[base, now, line, column, end line, end column, tries, forms], ...]}. Lines count from
1, columns in bytes of UTF-8. tries: how often it was tried to specialise it and could not be, up to 15, 0 for what is; it grows
with the logarithm of the executions. forms: as what it was seen while the program ran, by looking a few times; several of them
mean that it did not settle. Instructions that are never specialised are not among them, nor are those that never ran.
"""
import dis
import json
import os
import platform
import signal
import sys
import threading
import traceback
import types


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def rows(code, seen):
    general = {i.offset: i.opname for i in dis.get_instructions(code)}
    adaptive = code._co_code_adaptive
    for now in dis.get_instructions(code, adaptive=True):
        base = general.get(now.offset)
        place = now.positions
        if base in FAMILIES and place is not None and None not in place:
            yield [base, now.opname, place.lineno, place.col_offset, place.end_lineno, place.end_col_offset,
                   tries(adaptive, seen, now, base), forms(seen, now)]


def tries(adaptive, seen, now, base):
    """The backoff of the counter in the first cache entry, which grows each time that specialising fails. Where it works now and
    then the backoff starts anew: a counter that is another one at each look says as well that the instruction is busy."""
    specialised = now.opname != base and "ADAPTIVE" not in now.opname
    if specialised or base not in CACHED or now.offset + 3 >= len(adaptive):
        return 0
    counter = slice(now.offset + 2, now.offset + 4)
    busy = len({sample[counter] for sample in seen}) >= BUSY_LOOKS
    return max(adaptive[now.offset + 2] & 15, BUSY_LOOKS if busy else 0)


def forms(seen, now):
    names = {NAMES[sample[now.offset]] for sample in seen if now.offset < len(sample)} | {now.opname}
    return sorted(name for name in names if name and "ADAPTIVE" not in name)


def end_with(parent):
    """Nobody waits for a result any more: a process that was told of by its id is gone, or has left this one to another."""
    gone = os.getppid() != FIRST_PARENT
    try:
        os.kill(parent, 0)
    except PermissionError:
        pass
    except OSError:
        gone = True
    if gone:
        os._exit(1)


class Looker(threading.Thread):
    """Looks at the program's instructions, often at first, and keeps how they were. Ends the program with who asked for it."""

    def __init__(self, all_codes, parent):
        super().__init__(daemon=True)
        self.parent = parent
        self.samples = {code: [] for code in all_codes}
        self.ended = threading.Event()

    def run(self):
        pause = FIRST_PAUSE
        while not self.ended.wait(pause):
            pause = min(pause * 1.1, LONGEST_PAUSE)
            if self.parent is not None:
                end_with(self.parent)
            for code, samples in self.samples.items():
                now = code._co_code_adaptive
                if len(samples) < MOST_SAMPLES and (not samples or samples[-1] != now):
                    samples.append(now)


FIRST_PARENT = os.getppid()
FIRST_PAUSE = 0.002
LONGEST_PAUSE = 0.25
MOST_SAMPLES = 60
BUSY_LOOKS = 3
NAMES = getattr(dis, "_all_opname", [""] * 256)
# those with a counter, whichever way this version lists them
ENTRIES = getattr(__import__("opcode"), "_inline_cache_entries", {})
if isinstance(ENTRIES, dict):
    CACHED = {name for name, entries in ENTRIES.items() if entries}
else:
    CACHED = {name for name, op in dis.opmap.items() if op < len(ENTRIES) and ENTRIES[op]}
# what is joined with its neighbour, not specialised
JOINED = {"LOAD_CONST", "LOAD_FAST", "STORE_FAST", "RESUME", "JUMP_BACKWARD"}
FAMILIES = (frozenset(getattr(__import__("opcode"), "_specializations", None) or ()) - JOINED) | {
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
    # a server that does not end by itself is told to: what was seen until then is a result
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    status, error = 0, None
    # a process can be asked for where that is no signal
    parent = os.environ.pop("JITLENS_PARENT", None) if os.name == "posix" else None
    looker = Looker(codes(code), parent and int(parent))
    # a look needs the interpreter, which is given away this often
    sys.setswitchinterval(FIRST_PAUSE / 2)
    looker.start()
    try:
        exec(code, module.__dict__)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as raised:
        traceback.print_exc()
        status = 1
        error = traceback.format_exception_only(raised)[-1].strip()
    looker.ended.set()
    found = [row for inner, seen in looker.samples.items() for row in rows(inner, seen)]
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"python": platform.python_version(), "error": error, "rows": found}, file)
    sys.exit(status)


if __name__ == "__main__":
    main()
