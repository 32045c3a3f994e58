def parts(values):
    out = []
    for value in values:
        out.append(value + 1)  #~ numeric-flip: changes between int and float
#~                 ^^^^^^^^^
    return out


print(sum(parts([1, 0.5] * 2000)))
