# breakpoint() calls sys.breakpointhook.
import sys

sys.breakpointhook = lambda *args, **kwargs: (args, sorted(kwargs))
print(breakpoint(1, x=2))  # expect: ((1,), ['x'])
print(callable(sys.__breakpointhook__))  # expect: True
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)  # expect: lost sys.breakpointhook
