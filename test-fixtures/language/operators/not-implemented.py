# NotImplemented passes the question on; in the end a TypeError names both types.
class Metre:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Metre(self.n + other.n) if isinstance(other, Metre) else NotImplemented

    def __repr__(self):
        return f"{self.n} m"


class Foot:
    def __radd__(self, other):
        return "converted"


def error(action):
    try:
        return action()
    except TypeError as caught:
        return caught


print(Metre(1) + Metre(2), Metre(1) + Foot())
print(error(lambda: Metre(1) + 1))
print(error(lambda: 1 + Metre(1)))
print(error(lambda: sum([Metre(1), Metre(2)])))
print(error(lambda: Metre(1) - Metre(1)))
print(error(lambda: Metre(1) @ 2))
print(error(lambda: Metre(2) ** 2))
print(error(lambda: pow(Metre(2), 2, 3)))
print(error(lambda: divmod(Metre(2), 2)))
print(error(lambda: -Metre(1)), error(lambda: ~1.5), error(lambda: +"s"))

# expect-output:
# 3 m converted
# unsupported operand type(s) for +: 'Metre' and 'int'
# unsupported operand type(s) for +: 'int' and 'Metre'
# unsupported operand type(s) for +: 'int' and 'Metre'
# unsupported operand type(s) for -: 'Metre' and 'Metre'
# unsupported operand type(s) for @: 'Metre' and 'int'
# unsupported operand type(s) for ** or pow(): 'Metre' and 'int'
# unsupported operand type(s) for ** or pow(): 'Metre', 'int', 'int'
# unsupported operand type(s) for divmod(): 'Metre' and 'int'
# bad operand type for unary -: 'Metre' bad operand type for unary ~: 'float' bad operand type for unary +: 'str'
