"""Reads its input without a question: the terminal says that it waits."""

import sys

print("the sum is", sum(int(line) for line in sys.stdin))
