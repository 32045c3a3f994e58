def f(n):
    t = 0; xs = list(range(n)); ys = [1.5]*n; d = {i: str(i) for i in xs}
    for i, x in enumerate(xs, 2): t += i * x
    for a, b, c in zip(xs, ys, xs): t += a * b + c
    for k, v in d.items(): t += k + len(v)
    for p in enumerate(ys): t += p[0]
    for a, b in zip(xs, 'abc'): last = (a, b)
    try:
        for a, b in zip(xs, ys[1:], strict=True): t += 1
    except ValueError as e: print(e)
    try:
        for k, v in d.items(): d.pop(3)
    except RuntimeError as e: print(e)
    s = set()
    for i in range(n): s.add(i * 7); s.add(-i); s.add((i, 1))
    return t, last, len(s), sorted(x for x in s if isinstance(x, int))[:5]
for n in (10, 100, 3000, 3000): print(f(n))

# expect-output:
# zip() argument 2 is shorter than argument 1
# dictionary changed size during iteration
# (596.5, (2, 'c'), 29, [-9, -8, -7, -6, -5])
# zip() argument 2 is shorter than argument 1
# dictionary changed size during iteration
# (360814.0, (2, 'c'), 299, [-99, -98, -97, -96, -95])
# zip() argument 2 is shorter than argument 1
# dictionary changed size during iteration
# (9024754639.0, (2, 'c'), 8999, [-2999, -2998, -2997, -2996, -2995])
# zip() argument 2 is shorter than argument 1
# dictionary changed size during iteration
# (9024754639.0, (2, 'c'), 8999, [-2999, -2998, -2997, -2996, -2995])
