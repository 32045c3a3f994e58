# Key functions and comparison methods called from native code, whose types change.
class Item:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank


def key(item):
    return -item.rank


items = [Item((i * 7919) % 3001) for i in range(3000)]
print([i.rank for i in sorted(items)[:4]], [i.rank for i in sorted(items, key=key)[:4]])  # expect: [0, 1, 2, 3] [3000, 2999, 2998, 2997]
items[5].rank = 0.5
print([i.rank for i in sorted(items)[:4]], max(items, key=key).rank, min(items, key=lambda i: i.rank).rank)  # expect: [0, 0.5, 1, 2] 0 0
items[6].rank = "x"
for action in (lambda: sorted(items), lambda: sorted(items, key=key)):
    try:
        action()
    except TypeError as error:
        print(error)  # expect: '<' not supported between instances of 'str' and 'int' | bad operand type for unary -: 'str'
items[6].rank = 6
calls = 0


def counting(item):
    global calls, key
    calls += 1
    if calls == 2000:
        Item.__lt__ = lambda self, other: self.rank > other.rank
    return item


print([i.rank for i in sorted(items, key=counting)[:3]], calls)  # expect: [3000, 2999, 2998] 3000
print(sum(map(lambda i: i.rank, items)), len(list(filter(lambda i: i.rank > 1500, items))))  # expect: 4497341.5 1499
