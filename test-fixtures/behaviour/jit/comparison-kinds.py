# A hot < sees ints, floats, strings, tuples, None and objects.
def smaller(a, b):
    return a < b, a == b, a >= b, a != b


for i in range(3000):
    smaller(i, 1500)
print(smaller(1, 1.0), smaller(2**53, 2.0**53 + 2), smaller(2**70, 1e10), smaller("a", "b"), smaller((1, 2), (1, 3)))
print(smaller(True, 2), smaller(float("nan"), 1), smaller(1, float("nan")), smaller([1], [1, 0]), smaller(-0.0, 0), smaller(2**53 + 1, 2.0**53))
for a, b in [(None, 1), ("a", 1), (1, None), ({}, {}), (1j, 2)]:
    try:
        smaller(a, b)
    except TypeError as error:
        print(error)


def chain(values):
    hits = 0
    for v in values:
        if 10 <= v < 20 != v - 5:
            hits += 1
    return hits


print(chain(range(3000)), chain([10, 10.5, 25, 2**60, True]))


def bubble(items):
    items = list(items)
    for end in range(len(items), 1, -1):
        for i in range(end - 1):
            if items[i + 1] < items[i]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


print(bubble([(i * 37) % 101 for i in range(101)])[:5], bubble([3, 1.5, 2**60, -1]), bubble("hello"), bubble([[2], [1, 5], []]))

# expect-output:
# (False, True, True, False) (True, False, False, True) (False, False, True, True) (True, False, False, True) (True, False, False, True)
# (True, False, False, True) (False, False, False, True) (False, False, False, True) (True, False, False, True) (False, True, True, False) (False, False, True, True)
# '<' not supported between instances of 'NoneType' and 'int'
# '<' not supported between instances of 'str' and 'int'
# '<' not supported between instances of 'int' and 'NoneType'
# '<' not supported between instances of 'dict' and 'dict'
# '<' not supported between instances of 'complex' and 'int'
# 10 2
# [0, 1, 2, 3, 4] [-1, 1.5, 3, 1152921504606846976] ['e', 'h', 'l', 'l', 'o'] [[], [1, 5], [2]]
