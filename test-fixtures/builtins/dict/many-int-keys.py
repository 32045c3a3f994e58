# Many ints as keys, also far apart, negative and beyond 32 bits; what equals an int finds it.
def many():
    table = {}
    for k in range(-40, 400):
        table[k * 4096] = k
        table[k + 2**40] = -k
    table[True] = "true"
    table[2.5] = "half"
    table[10**30] = "big"
    table["text"] = "str"
    for k in range(0, 400, 3):
        del table[k * 4096]
    found = [table.get(k * 4096) for k in range(-3, 9)]
    print(found, table[float(2**40 + 7)], table[1], table[1.0], table[2.5], table.get(3), table[10**30], len(table))
    copy = dict(table)
    copy[4096] = "new"
    copy[0] = "zero"
    print(copy[4096], table[4096], copy[0], 0 in table, copy[True], copy["text"], list(copy)[-1])
    for k in list(copy):
        if k != 4096:
            del copy[k]
    copy.update({5: 6, 4096.0: "again"})
    print(copy)


many()
few = {n: n * n for n in range(8)}
print(few[True], few[3.0], few.get(8), few.pop(False), list(few))
few["eight"] = few[None] = 8
print(few[None], few["eight"], few[7], few.get("7"), {**few, 1.0: "one"})

# expect-output:
# [-3, -2, -1, None, 1, 2, None, 4, 5, None, 7, 8] -7 true true half None big 750
# new 1 zero False true str 0
# {4096: 'again', 5: 6}
# 1 9 None 0 [1, 2, 3, 4, 5, 6, 7]
# 8 8 49 None {1: 'one', 2: 4, 3: 9, 4: 16, 5: 25, 6: 36, 7: 49, 'eight': 8, None: 8}
