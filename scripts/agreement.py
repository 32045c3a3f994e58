"""Runs a program, then writes how this CPython specialised each instruction of it and of all modules below some folders.

    python3 agreement.py OUT QUESTIONS FOLDERS FILE        FOLDERS are joined by os.pathsep

OUT gets JSON: {"python": ..., "files": {path: [[base, now, line, column, end line, end column, operand, held, missed], ...]}, "facts": ...}.
What a row means is said in server/python/specialised.py; the operand is text: an operator, or a name. "held" is the class or the
function that the specialised instruction is for, by the version that it keeps in its cache: a name, "gone" where nothing has that
version any more, or null for instructions that keep none. "missed": how often a specialised instruction met something else
before it was specialised anew, which it is after 52 times: the most of what was seen by looking now and then while the program ran
and at its end; null for the others. QUESTIONS is a file
with {class name: [attribute names]}; "facts" answers for each class of that name what its instances and attributes are.
"""
import ctypes
import dis
import gc
import importlib.machinery
import importlib.util
import inspect
import json
import os
import platform
import re
import sys
import threading
import types

HERE = os.path.dirname(os.path.abspath(__file__))
INLINE_VALUES, MANAGED_DICT = 1 << 2, 1 << 4
# CPython 3.13: func_version in PyFunctionObject, and the version in the caches of an instruction, after its counter
FUNCTION_VERSION = 136
CACHED_VERSION = slice(4, 8)
COUNTER, COOLDOWN = slice(2, 4), 52
PAUSE, MOST_LOOKS = 0.004, 50
HOLDS_CLASS = re.compile("LOAD_ATTR_(?!MODULE)|STORE_ATTR_|TO_BOOL_ALWAYS_TRUE|CALL_ALLOC_AND_ENTER_INIT")
HOLDS_FUNCTION = re.compile("CALL_(PY|BOUND_METHOD)_|BINARY_SUBSCR_GETITEM|CALL_NON_PY_NEVER")


def reader():
    place = os.path.join(HERE, "..", "server", "python", "specialised.py")
    spec = importlib.util.spec_from_file_location("specialised", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(specialised, code, names, looks):
    adaptive = code._co_code_adaptive
    general = {i.offset: i for i in dis.get_instructions(code)}
    for now in dis.get_instructions(code, adaptive=True):
        base = general.get(now.offset)
        place = now.positions
        if base is not None and base.opname in specialised.FAMILIES and None not in place:
            yield [base.opname, now.opname, place.lineno, place.col_offset, place.end_lineno, place.end_col_offset, base.argrepr,
                   held(now, adaptive, names), missed(now, [*looks, adaptive])]


def held(now, adaptive, names):
    of = next((kind for kind, form in (("class", HOLDS_CLASS), ("function", HOLDS_FUNCTION)) if form.match(now.opname)), None)
    if of is None or now.opname == now.baseopname:
        return None
    version = int.from_bytes(adaptive[now.offset:][CACHED_VERSION], "little")
    return names[of].get(version, "gone")


def missed(now, looks):
    """The counter of a specialised instruction goes down by one with each miss."""
    if now.opname == now.baseopname:
        return None
    general = dis.opmap[now.baseopname]
    return max(COOLDOWN - (int.from_bytes(look[now.offset:][COUNTER], "little") >> 4) for look in looks if look[now.offset] != general)


class Looker(threading.Thread):
    """Looks at all code now and then, and keeps how it was."""

    def __init__(self, kept):
        super().__init__(daemon=True)
        self.kept = kept
        self.looks = {}
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(PAUSE):
            for code in list(self.kept):
                for inner in self.codes(code):
                    looks = self.looks.setdefault(inner, [])
                    look = inner._co_code_adaptive
                    if len(looks) < MOST_LOOKS and (not looks or looks[-1] != look):
                        looks.append(look)

    def codes(self, code):
        yield code
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                yield from self.codes(constant)


def names_by_version():
    """Classes and functions that live now, by the version that caches know them by."""
    import _testcapi
    functions = (f for f in gc.get_objects() if type(f) is types.FunctionType)
    by_version = {
        "class": {_testcapi.type_get_version(cls): cls.__name__ for cls in classes()},
        "function": {ctypes.c_uint32.from_address(id(f) + FUNCTION_VERSION).value: f.__qualname__ for f in functions},
    }
    for names in by_version.values():
        names.pop(0, None)
    return by_version


def keep_code(folders, kept):
    """Remembers the code objects that modules run: copies would not be specialised."""
    load = importlib.machinery.SourceFileLoader.get_code

    def get_code(self, name):
        code = load(self, name)
        if code is not None and os.path.abspath(self.path).startswith(folders):
            kept.append(code)
        return code

    importlib.machinery.SourceFileLoader.get_code = get_code


def classes():
    found, todo = {}, [object]
    while todo:
        cls = todo.pop()
        if cls not in found:
            found[cls] = True
            todo += type.__subclasses__(cls)
    return list(found)


def facts(questions):
    answers = {}
    for cls in classes():
        if cls.__name__ in questions:
            attributes = {name: attribute(cls, name) for name in questions[cls.__name__]}
            answers.setdefault(cls.__name__, []).append(
                {
                    "mro": [c.__name__ for c in cls.__mro__],
                    "layout": layout(cls),
                    "python": bool(cls.__flags__ & 1 << 9),
                    "plainInit": is_plain(inspect.getattr_static(cls, "__init__")) and inspect.getattr_static(cls, "__new__") is object.__new__,
                    "attributes": attributes,
                }
            )
    return answers


MISSING = object()


def attribute(cls, name):
    """Type of what the class has under the name, and whether its metaclass has that name too."""
    found = inspect.getattr_static(cls, name, MISSING)
    kind = "missing" if found is MISSING else type(found).__name__
    return [kind, any(name in c.__dict__ for c in type(cls).__mro__)]


def layout(cls):
    if cls.__flags__ & INLINE_VALUES:
        return "inline"
    if cls.__flags__ & MANAGED_DICT:
        return "managed"
    return "own" if cls.__dictoffset__ else "none"


def is_plain(function):
    """All arguments are positional and without defaults."""
    code = getattr(function, "__code__", None)
    return code is not None and not function.__defaults__ and not code.co_kwonlyargcount and not code.co_flags & 0xC


def main():
    out, questions, folders, path = sys.argv[1:5]
    specialised = reader()
    kept = []
    keep_code(tuple(folder for folder in folders.split(os.pathsep) if folder), kept)
    sys.argv = sys.argv[4:]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    with open(path, "rb") as file:
        kept.append(compile(file.read(), path, "exec"))
    module = types.ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    looker = Looker(kept)
    sys.setswitchinterval(PAUSE / 4)
    looker.start()
    exec(kept[-1], module.__dict__)
    looker.ended.set()
    looker.join()
    names = names_by_version()
    files = {}
    for code in kept:
        found = files.setdefault(os.path.abspath(code.co_filename), [])
        found += [row for inner in specialised.codes(code) for row in rows(specialised, inner, names, looker.looks.get(inner, ()))]
    with open(questions, encoding="utf-8") as file:
        answers = facts(json.load(file))
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"python": platform.python_version(), "files": files, "facts": answers}, file)


main()
