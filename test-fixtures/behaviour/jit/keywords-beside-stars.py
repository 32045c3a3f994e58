# Named keywords and mappings beside a **kwargs that is empty and only passed on.
def target(a, b=0, c=0, **rest):
    return (a, b, c, sorted(rest.items()))


def named(a, b=None, **options):
    return target(a, b=b, **options)


def merged(a, more, **options):
    return target(a, **more, **options)


def merged_after(a, more, **options):
    return target(a, **options, **more)


def between(a, b, more, **options):
    return target(a, b=b, **options, c=a, **more)


for i in range(3000):
    last = [named(i, 1), merged(i, {"b": 2}), merged_after(i, {"c": 3}), between(i, 4, {"d": 5}), named(i, 1, c=i)]
    if i in (0, 2999):
        print(last)

# expect-output:
# [(0, 1, 0, []), (0, 2, 0, []), (0, 0, 3, []), (0, 4, 0, [('d', 5)]), (0, 1, 0, [])]
# [(2999, 1, 0, []), (2999, 2, 0, []), (2999, 0, 3, []), (2999, 4, 2999, [('d', 5)]), (2999, 1, 2999, [])]
