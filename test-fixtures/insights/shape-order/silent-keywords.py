# Arguments in any order, fields in one: keywords, a dataclass, a subclass that adds its own after the base's.
from dataclasses import dataclass


class Base:
    def __init__(self, *, width, height):
        self.width = width
        self.height = height


class Labelled(Base):
    def __init__(self, label, **size):
        super().__init__(**size)
        self.label = label


@dataclass
class Span:
    start: int
    end: int = 0


def swapped(span):
    """Written again in the other order, where both are there already."""
    span.end, span.start = span.start, span.end
    return span


def lengths(spans):
    return sum(abs(span.end - span.start) for span in spans)


spans = [Span(i, 2 * i) for i in range(400)]
print(lengths(spans), lengths([swapped(span) for span in spans]))
print(Base(height=1, width=2).width, Labelled("x", height=1, width=2).label)
