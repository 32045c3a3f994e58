# print with sep, end, file and flush; what it returns; str of its arguments.
import sys


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


print(1, "a", None, 2.0, [1], sep="|")
print("no newline", end="")
print()
print(*range(3), sep=", ", end="!\n")
sink = Sink()
print("x", "y", file=sink, sep="-")
print(sink.parts, print("", end="") is None)
print("to stdout", file=sys.stdout, flush=True)
print(sep="x", end="nothing\n")
try:
    print(1, sep=5)
except TypeError as error:
    print(error)
print("a\nb", "c")


class Bad:
    def __str__(self):
        raise ValueError("cannot print")


try:
    print("part", Bad(), sep="|")
except ValueError as error:
    print()
    print(error)

# expect-output:
# 1|a|None|2.0|[1]
# no newline
# 0, 1, 2!
# ['x', '-', 'y', '\n'] True
# to stdout
# nothing
# sep must be None or a string, not int
# a
# b c
# part|
# cannot print
