# Every binary operator reaches its method, or the reflected one.
class Log:
    def __init__(self, name):
        self.name = name


def add_operators():
    for op in "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor divmod".split():
        def direct(self, other, op=op):
            return f"{self.name}.{op}({getattr(other, 'name', other)})"

        def reflected(self, other, op=op):
            return f"{self.name}.r{op}({other})"

        setattr(Log, f"__{op}__", direct)
        setattr(Log, f"__r{op}__", reflected)


add_operators()
a, b = Log("a"), Log("b")
print(a + b, a - 1, a * b, a @ b, a / b, a // b, a % b)  # expect: a.add(b) a.sub(1) a.mul(b) a.matmul(b) a.truediv(b) a.floordiv(b) a.mod(b)
print(a**b, a << b, a >> b, a & b, a | b, a ^ b, divmod(a, b))  # expect: a.pow(b) a.lshift(b) a.rshift(b) a.and(b) a.or(b) a.xor(b) a.divmod(b)
print(1 + a, 1 - a, 1 * a, 1 @ a, 1 / a, 1 // a, 1 % a)  # expect: a.radd(1) a.rsub(1) a.rmul(1) a.rmatmul(1) a.rtruediv(1) a.rfloordiv(1) a.rmod(1)
print(1**a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, divmod(1, a))  # expect: a.rpow(1) a.rlshift(1) a.rrshift(1) a.rand(1) a.ror(1) a.rxor(1) a.rdivmod(1)
print("%d" % 3, pow(a, 2))  # expect: 3 a.pow(2)
