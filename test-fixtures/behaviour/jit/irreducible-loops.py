def walk(rows, stop):
    for row in rows:
        for x in row:
            got = yield x
            if got == 'skip': break
            if x == stop: continue
            while x > 5:
                x -= 3
                more = yield -x
                if more == 'out': break
            else:
                continue
            yield 'broke'
        else:
            yield 'row'
    return 'end'
def drive(rows, stop, sends):
    g = walk(rows, stop); out = []
    try:
        out.append(next(g))
        i = 0
        while True:
            out.append(g.send(sends[i % len(sends)])); i += 1
    except StopIteration as e: out.append(e.value)
    return out
rows = [[1, 9, 3], [7, 12, 2], [], [6]]
for sends in ([None], ['skip', None, None], ['out', None], [None, 'out', 'skip', None, None]):
    for _ in range(150): r = drive(rows, 3, sends)
    print(r)
def osr(n):
    k = 0; t = 0
    while k < n:
        k += 1
        for i in range(k % 7):
            if i == 5: break
            j = i
            while j < 4:
                j += 1
                if (j + k) % 5 == 0: break
                t += j
            else:
                t += 100
                continue
            t -= 1
    return t
print(osr(10), osr(4000))

# expect-output:
# [1, 9, -6, -3, 3, 'row', 7, -4, 12, -9, -6, -3, 2, 'row', 'row', 6, -3, 'row', 'end']
# [1, 7, -4, 12, 'row', 6, -3, 'row', 'end']
# [1, 9, -6, 'broke', 3, 'row', 7, -4, 12, -9, -6, 'broke', 2, 'row', 'row', 6, -3, 'broke', 'row', 'end']
# [1, 9, -6, -3, 3, 'row', 7, -4, 12, -9, -6, -3, 'broke', 2, 'row', 'row', 6, -3, 'row', 'end']
# 1507 610153
