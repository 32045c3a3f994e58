"""Runs a file of programs, a JSON string a line, one after the other in this process, and prints what each wrote as a
JSON line: what it emitted, and where and how it ended. Runs on CPython and on the engine; needs nothing else of either.
"""
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
try:
    import resource  # not there on the engine, which has a limit of its own
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
except ImportError:
    pass
LIMIT = 4000
ADDRESS = re.compile(r"0x[0-9a-f]+")


def where(e):
    """An exception and the lines of its traceback."""
    lines = []
    tb = e.__traceback__
    while tb is not None:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    context = type(e.__context__).__name__
    return type(e).__name__, str(e), lines[:20], context


def run(source):
    written = []
    size = 0

    def emit(*values):
        nonlocal size
        text = " ".join(map(repr, values))
        if size < LIMIT:
            written.append(text[:200])
        size += min(len(text), 200) + 1

    namespace = {"__name__": "program", "emit": emit, "where": where}
    try:
        code = compile(source, "program", "exec")
    except SyntaxError as e:
        return ["SyntaxError", str(e)]
    try:
        exec(code, namespace)
    except BaseException as e:
        written.append(repr(where(e)))
    return [ADDRESS.sub("0x", w) for w in written]


with open(sys.argv[1], encoding="utf-8") as file:
    for index, line in enumerate(file):
        sys.stdout.write(json.dumps([index, run(json.loads(line))]) + "\n")
        sys.stdout.flush()
