# A sum of ints meets a float midway, then a string.
def total(values):
    result = 0
    for value in values:
        result = result + value
    return result


ints = list(range(3000))
for _ in range(5):
    warm = total(ints)
print(warm)  # expect: 4498500
print(total(ints[:1500] + [0.5] + ints[1500:]))  # expect: 4498500.5
print(total([1.5] * 3000))  # expect: 4500.0
try:
    total(ints + ["text"])
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'int' and 'str'
print(total([True] * 3000), total([]))  # expect: 3000 0
print(total(ints))  # expect: 4498500
