# A local that was always bound is unbound in one late iteration.
def run(flags):
    result = 0
    for flag in flags:
        if flag:
            value = 1
        result += value
        if flag == 2:
            del value
    return result


print(run([1] + [0] * 3000))
for flags in ([0], [1] * 3000 + [2, 0], [2] * 3000):
    try:
        print(run(flags))
    except UnboundLocalError as error:
        print(error)


def cell_version(n):
    def read():
        return late

    result = 0
    for i in range(n):
        if i == 5:
            late = 0
        try:
            result += read()
        except NameError as error:
            result += 100
            message = str(error)
        if i == n - 3:
            del late
    return result, message


print(cell_version(3000))

# expect-output:
# 3001
# cannot access local variable 'value' where it is not associated with a value
# cannot access local variable 'value' where it is not associated with a value
# 3000
# (700, "cannot access free variable 'late' where it is not associated with a value in enclosing scope")
