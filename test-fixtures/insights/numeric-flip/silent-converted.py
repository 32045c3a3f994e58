def parts(values):
    out = []
    for value in values:
        out.append(float(value) + 1.0)
    return out


print(sum(parts([1, 0.5] * 2000)))
