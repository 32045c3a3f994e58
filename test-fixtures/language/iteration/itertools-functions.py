# itertools as far as programs use it every day.
import itertools as it

print(list(it.chain([1], "a", ())), list(it.chain.from_iterable(["ab", "c"])), list(it.islice(it.count(5, 2), 3)), list(it.islice(it.cycle("ab"), 5)))
print(list(it.repeat(7, 2)), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.filterfalse(None, [0, 1])))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations("abc", 2)), list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)))
print([(k, list(g)) for k, g in it.groupby([1, 1, 2, 1])], [(k, len(list(g))) for k, g in it.groupby("aaBb", key=str.lower)])
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.pairwise("abc")))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), list(b), list(a), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abc", [1, 0, 1])), list(it.batched("abcde", 2)))
groups = it.groupby([1, 1, 2])
first, second = next(groups), next(groups)
print(list(first[1]), list(second[1]))
for action in (lambda: it.islice([], -1), lambda: list(it.combinations("ab", -1)), lambda: it.count("x"), lambda: it.repeat(), lambda: list(it.batched([1], 0))):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# expect-output:
# [1, 'a'] ['a', 'b', 'c'] [5, 7, 9] ['a', 'b', 'a', 'b', 'a']
# [7, 7] [1, 2] [3, 1] [0]
# [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'a'), ('a', 'b'), ('b', 'b')]
# [(1, [1, 1]), (2, [2]), (1, [1])] [('a', 2), ('b', 2)]
# [1, 3, 6] [3, 3, 3] [10, 11, 13] [('a', 1), ('b', '-')] [('a', 'b'), ('b', 'c')]
# 1 [1, 2, 3] [2, 3] [8, 9] ['a', 'c'] [('a', 'b'), ('c', 'd'), ('e',)]
# [] [2]
# ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# ValueError r must be non-negative
# TypeError a number is required
# TypeError repeat() missing required argument 'object' (pos 1)
# ValueError n must be at least one
