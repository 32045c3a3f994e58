import itertools

"x" in itertools.repeat(1)
