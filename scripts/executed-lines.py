"""Runs a program, then writes how many different lines below some folders, and of the program itself, were executed.

    python3 executed-lines.py OUT FOLDERS FILE        FOLDERS are joined by os.pathsep

Every line is told once: the monitoring event is switched off where it was.
"""
import os
import runpy
import sys

out, folders, path = sys.argv[1:4]
roots = tuple(os.path.abspath(folder) for folder in [*filter(None, folders.split(os.pathsep)), path])
seen = set()


def line(code, number):
    if os.path.abspath(code.co_filename).startswith(roots):
        seen.add((code.co_filename, number))
    return sys.monitoring.DISABLE


TOOL = sys.monitoring.COVERAGE_ID
sys.monitoring.use_tool_id(TOOL, "executed-lines")
sys.monitoring.register_callback(TOOL, sys.monitoring.events.LINE, line)
sys.monitoring.set_events(TOOL, sys.monitoring.events.LINE)
sys.argv = sys.argv[3:]
sys.path[0] = os.path.dirname(os.path.abspath(path))
runpy.run_path(path, run_name="__main__")
sys.monitoring.set_events(TOOL, 0)
with open(out, "w", encoding="utf-8") as file:
    file.write(str(len(seen)))
