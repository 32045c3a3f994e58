"""Times one side of a pair. `python JL101.py slow` prints nanoseconds per operation: the best of many samples."""
import os
import sys
import time

WARM_UP = 0.15
# short, so that some samples are not interrupted on a busy machine
SAMPLE = 0.0015
SAMPLES = 120
PARENT = os.getppid()


def run(slow, fast):
    """Each side is a function that carries out n operations."""
    side = {"slow": slow, "fast": fast}[sys.argv[1]]
    clock = time.perf_counter
    n = 120
    started = clock()
    while True:
        began = clock()
        side(n)
        took = clock() - began
        end_with_parent()
        if took >= SAMPLE:
            if clock() - started >= WARM_UP:
                break
        else:
            n *= 2
    best = took
    for _ in range(SAMPLES):
        began = clock()
        side(n)
        best = min(best, clock() - began)
        end_with_parent()
    print(best / n * 1e9)


def end_with_parent():
    """Nobody waits for the figure any more."""
    if os.getppid() != PARENT:
        sys.exit(1)
