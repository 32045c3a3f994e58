# Set algebra, comparison, mutation; order of ints as CPython's table has it.
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a.isdisjoint({9}), {3} <= b)
print(a.union([7], (8,)), a.intersection([1, 2]), a.difference([1]), a.symmetric_difference([1, 9]), a.issubset(range(5)), a.issuperset([1]))
a.add(10)
a.discard(99)
a.remove(1)
a.update([20, 30], [40])
a -= {20}
a |= {5}
a &= {2, 3, 5, 10, 30}
a ^= {2, 77}
print(sorted(a), len(a), set(), {*()}, frozenset([1]), frozenset(), set("a"), type(frozenset() | {1}).__name__, type({1} | frozenset()).__name__)
print({1, 2} == frozenset([2, 1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "k"}[frozenset([1])], {1} == [1], {1} in [{1}])
for action in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [1], lambda: {1} < [1], lambda: hash(set()), lambda: frozenset().add, lambda: frozenset()[0], lambda: {1} + {2}, lambda: {{1}}):
    try:
        print(action())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)

# expect-output:
# {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True False True True
# {1, 2, 3, 7, 8} {1, 2} {2, 3} {2, 3, 9} True True
# [3, 5, 10, 30, 77] 5 set() set() frozenset({1}) frozenset() {'a'} frozenset set
# True True k False True
# KeyError 2
# KeyError 'pop from an empty set'
# TypeError unhashable type: 'list'
# TypeError unsupported operand type(s) for |: 'set' and 'list'
# TypeError '<' not supported between instances of 'set' and 'list'
# TypeError unhashable type: 'set'
# AttributeError 'frozenset' object has no attribute 'add'
# TypeError 'frozenset' object is not subscriptable
# TypeError unsupported operand type(s) for +: 'set' and 'set'
# TypeError unhashable type: 'set'
