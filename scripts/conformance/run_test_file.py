"""Runs one of CPython's test files in this process: one JSON line a test method, {"id": …, "status": …, "why": …}.

usage: run_test_file.py test_NAME OUT

Test modules for CPython's C API are stand-ins: a test that touches one is skipped, the rest of its file runs.
Knows nothing of which tests are expected to pass.
"""
import json
import os
import sys
import types
import unittest

STAND_INS = [
    "_testcapi", "_testinternalcapi", "_testlimitedcapi", "_testbuffer", "_testclinic", "_testmultiphase",
    "_testsinglephase", "_testimportmultiple", "_interpreters", "_interpchannels", "_interpqueues", "_ctypes",
]
# Plain facts about this kind of machine that tests read while they are imported.
FACTS = dict(
    INT_MAX=2**31 - 1, INT_MIN=-(2**31), UINT_MAX=2**32 - 1, LONG_MAX=2**63 - 1, LONG_MIN=-(2**63), ULONG_MAX=2**64 - 1,
    SHRT_MAX=2**15 - 1, SHRT_MIN=-(2**15), USHRT_MAX=2**16 - 1, PY_SSIZE_T_MAX=2**63 - 1, PY_SSIZE_T_MIN=-(2**63),
    LLONG_MAX=2**63 - 1, LLONG_MIN=-(2**63), ULLONG_MAX=2**64 - 1, SIZEOF_TIME_T=8, SIZEOF_WCHAR_T=4, SIZE_MAX=2**64 - 1,
    FLT_MAX=3.4028234663852886e38, FLT_MIN=1.1754943508222875e-38, DBL_MAX=sys.float_info.max, DBL_MIN=sys.float_info.min,
    Py_C_RECURSION_LIMIT=10000, get_config=lambda: {"code_debug_ranges": 1}, WITH_PYMALLOC=False, Py_DEBUG=False, hamt=None,
    SPECIALIZATION_THRESHOLD=2, SPECIALIZATION_COOLDOWN=53, get_recursion_depth=lambda: 50,
)


class Missing:
    """Something of a stand-in: inert while its file is imported, a skip when a test touches it."""

    importing = True

    def __init__(self, name):
        self.name = name

    def __call__(self, *args, **kwargs):
        if not Missing.importing:
            raise unittest.SkipTest(f"needs {self.name}")
        if len(args) == 1 and isinstance(args[0], types.FunctionType):
            return unittest.skip(f"needs {self.name}")(args[0])
        return Missing(self.name)

    def __getattr__(self, attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        raise unittest.SkipTest(f"needs {self.name}")


def stand_in(name):
    module = types.ModuleType(name)
    vars(module).update(FACTS)

    def find(attribute):
        if attribute.startswith("__") or attribute in ("get_optimizer", "set_optimizer"):
            raise AttributeError(attribute)
        return Missing(f"{name}.{attribute}")

    module.__getattr__ = find
    return module


class Report(unittest.TestResult):
    def __init__(self, emit):
        super().__init__()
        self.emit = emit

    def startTest(self, test):
        super().startTest(test)
        self.status, self.why = "pass", None

    def set(self, test, status, why):
        if hasattr(test, "_testMethodName") or hasattr(test, "_dt_test"):
            self.status, self.why = status, str(why)[:300]

    def addError(self, test, err):
        self.set(test, "error", f"{err[0].__name__}: {err[1]}")

    def addFailure(self, test, err):
        self.set(test, "fail", f"{err[0].__name__}: {err[1]}")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.set(test, "fail", f"{err[0].__name__}: {err[1]}")

    def addSkip(self, test, reason):
        if self.status == "pass":
            self.set(test, "skip", reason)

    def addExpectedFailure(self, test, err):
        self.set(test, "expected-failure", "")

    def addUnexpectedSuccess(self, test):
        self.set(test, "unexpected-success", "")

    def stopTest(self, test):
        self.emit(id=test.id(), status=self.status, why=self.why)
        super().stopTest(test)


def load(name):
    """A file that needs more of a stand-in than it has is read again without any: it may know what to do then."""
    try:
        return __import__(f"test.{name}", fromlist=["*"])
    except unittest.SkipTest:
        sys.modules.pop(f"test.{name}", None)
        sys.modules.update(dict.fromkeys(STAND_INS))
        return __import__(f"test.{name}", fromlist=["*"])


def main(name, out):
    with open(out, "w") as log:

        def emit(**line):
            log.write(json.dumps(line) + "\n")
            log.flush()

        # test.test_importlib and others ask whether modules exist: only what is missing anyway is replaced
        for module in STAND_INS:
            sys.modules[module] = stand_in(module) if module.startswith("_test") else None
        from test import support

        support.use_resources = ()
        support.verbose = False
        support.has_subprocess_support = support.has_fork_support = False
        try:
            module = load(name)
        except BaseException as e:
            emit(file=name, status="not-imported", why=f"{type(e).__name__}: {e}"[:300])
            return 1
        Missing.importing = False
        suite = unittest.defaultTestLoader.loadTestsFromModule(module)
        suite.run(Report(emit))
        emit(file=name, status="done")
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1], sys.argv[2])
    sys.stdout.flush()
    os._exit(code)
