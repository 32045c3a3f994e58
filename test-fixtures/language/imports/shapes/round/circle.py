from ..common import scale
from .. import square

__all__ = ["area", "extra"]
extra = square.area(1)


def area(radius):
    return scale(3 * radius * radius)


def private(): ...


def helper():
    return area(1), extra
