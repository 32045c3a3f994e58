def scale(values):
    out = []
    for value in values:
        out.append(value * 2)  #~ int-float-mix: `*` mixes int and float
#~                 ^^^^^^^^^
    return out


print(sum(scale([0.5, 1.5, 2.5] * 1000)))
