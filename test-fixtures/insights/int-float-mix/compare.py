def positive(values):
    count = 0
    for value in values:
        if value > 0:  #~ int-float-mix: `>` mixes int and float
            count += 1
    return count


print(positive([0.5, -1.5, 2.5] * 1000))
