def average(values):
    total = 0.0
    for value in values:
        total += value  #~ int-float-mix
    return total / len(values)


def scale(values, factor):
    out = 0.0
    for value in values:
        out = value * factor  #~ int-float-mix
    return out


print(average([1, 2, 3] * 500), scale([0.5, 1.5] * 500, 3))
