# Operators on constants that are only known to be constants in compiled code.
def negated(flag):
    return -(-2.25 if True else flag)

def negated_zero(flag):
    return -(0.0 if True else flag), -(-0.0 if True else flag)

def inverted(flag):
    return ~(-7 if True else flag), -(-7 if True else flag), 1 - (-7 if True else flag)

def subtracted(x):
    y = -1.5
    return x - y, x + -y, -y - -x

for i in range(60):
    result = negated(i), negated_zero(i), inverted(i), subtracted(i * 1.0)
print(result)  # expect: (2.25, (-0.0, 0.0), (6, 7, 8), (60.5, 60.5, 60.5))
