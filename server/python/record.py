"""Runs a program as `python3 …` does, and keeps with what arguments one of its functions was called.

    python3 record.py OUT QUALNAME FILE-END LIMIT (FILE | -m MODULE | -c CODE) [ARGS...]

QUALNAME is that of the function, as in `Basket.total`; FILE-END is the end of the path of its file, or empty. OUT gets JSON
(schema/recorded.schema.json) when the program ends, OUT.path the path of the function's file. Needs sys.monitoring, which Python 3.12 brought: other functions are not
slowed down. Only plain data is kept; a call with anything else is counted, by the type that it failed for.
"""
import base64
import json
import os
import platform
import random
import sys

LARGEST_CALL = 100_000
LARGEST_FILE = 5_000_000
DEEPEST = 20
SCALARS = (type(None), bool, int, str)
CONTAINERS = {tuple: "tuple", set: "set", frozenset: "frozenset"}
EVENT_NAME = "jitlens record"


class NotPlain(Exception):
    pass


def encoded(value, depth=0):
    """As in the schema: JSON where JSON has it, else an object with one key that names the type."""
    kind = type(value)
    if depth > DEEPEST:
        raise NotPlain("deeply nested or cyclic data")
    if kind in SCALARS:
        return value
    if kind is float:
        return value if value - value == 0 else {"float": repr(value)}
    if kind is list:
        return [encoded(item, depth + 1) for item in value]
    if kind in CONTAINERS:
        return {CONTAINERS[kind]: [encoded(item, depth + 1) for item in value]}
    if kind is dict:
        return {"dict": [[encoded(k, depth + 1), encoded(v, depth + 1)] for k, v in value.items()]}
    if kind is bytes:
        return {"bytes": base64.b64encode(value).decode("ascii")}
    if kind is complex:
        return {"complex": [repr(value.real), repr(value.imag)]}
    raise NotPlain(f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."))


def types_of(value):
    """Of arguments, and of the first few items of theirs: calls that differ in these are worth keeping."""
    kind = type(value)
    if kind in (list, tuple):
        return (kind, *dict.fromkeys(map(type, value[:8])))
    return kind


class Recorder:
    """A fair sample of all calls, and one of each combination of types at least."""

    def __init__(self, qualname, file_end, limit):
        self.qualname, self.file_end, self.limit = qualname, file_end, limit
        self.random = random.Random(0)
        self.code = None
        self.calls = self.bytes = self.sampled = 0
        self.examples, self.sizes, self.signatures, self.skipped = [], [], set(), {}

    def wants(self, code):
        return code.co_qualname == self.qualname and code.co_filename.endswith(self.file_end)

    def started(self, code, offset):
        if not self.wants(code):
            return sys.monitoring.DISABLE
        if self.code is not None and self.code is not code:
            return None
        self.code = code
        self.calls += 1
        values = sys._getframe(1).f_locals
        names = code.co_varnames[: argument_count(code)]
        given = [values.get(name) for name in names]
        signature = tuple(map(types_of, given))
        place = self.place(signature)
        if place is None:
            return None
        try:
            example = example_of(code, names, given)
            size = len(json.dumps(example))
            if size > LARGEST_CALL or self.bytes + size > LARGEST_FILE:
                raise NotPlain("more data than is kept")
        except NotPlain as reason:
            self.skipped[str(reason)] = self.skipped.get(str(reason), 0) + 1
            return None
        self.bytes += size - sum(self.sizes[place : place + 1])
        self.signatures.add(signature)
        self.examples[place : place + 1] = [example]
        self.sizes[place : place + 1] = [size]
        return None

    def place(self, signature):
        """Where a call goes in the sample; None where it does not go in."""
        self.sampled += 1
        if len(self.examples) < self.limit:
            return len(self.examples)
        place = self.random.randrange(self.sampled)
        if place < self.limit:
            return place
        return self.random.randrange(self.limit) if signature not in self.signatures else None

    def write(self, out):
        code = self.code
        where = {"qualname": self.qualname, "file": os.path.basename(code.co_filename) if code else ""}
        record = {
            "$schema": "https://jitlens.dev/schema/recorded-1.json",
            "schemaVersion": 1,
            "python": platform.python_version(),
            "function": where,
            "calls": self.calls,
            "skipped": self.skipped,
            "examples": self.examples,
        }
        with open(out, "w", encoding="utf-8") as file:
            json.dump(record, file)
            file.write("\n")
        with open(out + ".path", "w", encoding="utf-8") as file:
            file.write(os.path.abspath(code.co_filename) if code else "")


def argument_count(code):
    extra = bool(code.co_flags & 4) + bool(code.co_flags & 8)
    return code.co_argcount + code.co_kwonlyargcount + extra


def example_of(code, names, given):
    """As a call passes them: keywords only where there is no other way."""
    positional, keyword = code.co_argcount, code.co_kwonlyargcount
    args = [encoded(v) for v in given[:positional]]
    kwargs = {name: encoded(v) for name, v in zip(names[positional : positional + keyword], given[positional:])}
    rest = given[positional + keyword :]
    if code.co_flags & 4:
        args += [encoded(v) for v in rest[0]]
        rest = rest[1:]
    if code.co_flags & 8:
        kwargs |= {name: encoded(v) for name, v in rest[0].items()}
    return {"args": args, "kwargs": kwargs}


def run(kind, given):
    import runpy

    if kind == "-m":
        sys.argv = given
        sys.path.insert(0, os.getcwd())
        runpy.run_module(given[0], run_name="__main__", alter_sys=True)
    elif kind == "-c":
        sys.argv = ["-c", *given[1:]]
        sys.path.insert(0, "")
        exec(compile(given[0], "<string>", "exec"), {"__name__": "__main__"})
    else:
        sys.argv = [kind, *given]
        sys.path.insert(0, os.path.dirname(os.path.abspath(kind)))
        runpy.run_path(kind, run_name="__main__")


def main():
    out, qualname, file_end, limit, kind, *given = sys.argv[1:]
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None:
        sys.exit(f"jitlens: recording needs Python 3.12 or later, and {sys.executable} is {platform.python_version()}")
    del sys.path[0]
    recorder = Recorder(qualname, file_end, int(limit))
    tool = next(i for i in range(6) if monitoring.get_tool(i) is None)
    monitoring.use_tool_id(tool, EVENT_NAME)
    monitoring.register_callback(tool, monitoring.events.PY_START, recorder.started)
    monitoring.set_events(tool, monitoring.events.PY_START)
    try:
        run(kind, given)
    finally:
        monitoring.set_events(tool, 0)
        recorder.write(out)


main()
