"""What the code of the engine is compiled for at build time: common imports, and a little of all that a program does first."""
import collections
import dataclasses
import datetime
import enum
import functools
import json
import pathlib
import re
import sys
import typing


# modules run when they are looked into
for module in list(sys.modules.values()):
    dir(module)


class Item:
    def __init__(self, price):
        self.price = price

    def doubled(self):
        return self.price * 2.5


def visit(count):
    total = 0.0
    items = {}
    seen = []
    for i in range(count):
        item = Item(i)
        total += item.doubled()
        items[i] = item
        seen.append(f'{i}')
        if i % 3 == 0:
            total -= len(seen)
    return total, sum(item.price for item in items.values())


for _ in range(120):
    visit(40)
visit(3000)
