# Packages: relative imports, __init__, submodules, __all__, lazy attributes.
import shapes
import shapes.round.circle
from shapes import square
from shapes.round import circle as c
from shapes.round.circle import *

print(shapes.VERSION, shapes.square is square, square.area(3))
print(c.area(2), area is c.area, "private" in globals(), "extra" in globals())
print(shapes.round.circle.helper(), shapes.__name__, c.__package__, c.__name__)
print(shapes.lazy, "lazy" in vars(shapes))
try:
    shapes.nothing
except AttributeError as error:
    print(error)
try:
    from shapes import missing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import shapes.missing
except ModuleNotFoundError as error:
    print(error)
try:
    from . import x
except ImportError as error:
    print(error)
import sys

print(sorted(name for name in sys.modules if name.startswith("shapes")))

# expect-output:
# shapes init
# round init
# 1.0 True 90
# 120 True False True
# (30, 10) shapes shapes.round shapes.round.circle
# made on demand False
# module 'shapes' has no attribute 'nothing'
# cannot import name 'missing' from 'shapes'
# No module named 'shapes.missing'
# attempted relative import with no known parent package
# ['shapes', 'shapes.common', 'shapes.round', 'shapes.round.circle', 'shapes.square']
