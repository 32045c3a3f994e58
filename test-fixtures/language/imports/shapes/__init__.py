"""A package that the fixture package.py imports."""

from . import square

print("shapes init")
VERSION = "1.0"


def __getattr__(name):
    if name == "lazy":
        return "made on demand"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
