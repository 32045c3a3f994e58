"""module-level-loop: a loop at the top level of a module, against the same loop in a function."""
import types

from harness import run

LOOP = """
total = 0
for i in range(n):
    x = i & 7
    total += x * 2
"""

top_level = compile(LOOP, "top_level", "exec")
module = types.ModuleType("top_level")


def slow(n):
    module.n = n
    exec(top_level, module.__dict__)


def fast(n):
    total = 0
    for i in range(n):
        x = i & 7
        total += x * 2
    return total


run(slow, fast)
