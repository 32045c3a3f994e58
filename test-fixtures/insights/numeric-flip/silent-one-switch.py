# Ints first, then floats: the kind changes once, not in turn.
def parts(values):
    out = []
    for value in values:
        out.append(value + value)
    return out


print(sum(parts([1] * 2000 + [0.5] * 2000)))
