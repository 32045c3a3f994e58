"""Runs programs in turn, in one process, until the time is up; a line after each turn, when the garbage has gone.

    soak.py SECONDS PATH:SIZE...

A line: seconds since the start, turns so far, and what a turn's results come to, which never changes.
"""

import gc
import importlib.util
import sys
import time


def load(path):
    name = path.rpartition("/")[2].removesuffix(".py")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def checksum(text):
    value = 0
    for char in text:
        value = (value * 31 + ord(char)) % 1000000007
    return value


def main():
    seconds = float(sys.argv[1])
    programs = []
    for argument in sys.argv[2:]:
        path, _, size = argument.rpartition(":")
        programs.append((load(path), int(size)))
    start = time.perf_counter()
    turns = 0
    while turns < 2 or time.perf_counter() - start < seconds:
        total = sum(checksum(module.run(size)) for module, size in programs)
        turns += 1
        gc.collect()
        print(f"{time.perf_counter() - start:.1f} {turns} {total}", flush=True)


if __name__ == "__main__":
    main()
