# The shortest text that reads back as the same float.
for v in (0.1, 0.1 + 0.2, 1 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 5e-324, 1.7976931348623157e308, 2.5, 100.0, -0.0, 1e22, 1e23, 4.35, 9007199254740993.0, 1.0000000000000002, 3e8):
    print(v, repr(v) == str(v), float(repr(v)) == v)
print(float("inf"), -float("inf"), float("nan"), [1.0, 2.5e-10], 1e100)
print(1j, -1j, 1 + 2j, complex(-0.0, 1), complex(1.5, float("inf")), 3 + 0j)

# expect-output:
# 0.1 True True
# 0.30000000000000004 True True
# 0.3333333333333333 True True
# 1000000000000000.0 True True
# 1e+16 True True
# 1e+17 True True
# 1.2345678901234568e+17 True True
# 0.0001 True True
# 1e-05 True True
# 0.00012345 True True
# 5e-324 True True
# 1.7976931348623157e+308 True True
# 2.5 True True
# 100.0 True True
# -0.0 True True
# 1e+22 True True
# 1e+23 True True
# 4.35 True True
# 9007199254740992.0 True True
# 1.0000000000000002 True True
# 300000000.0 True True
# inf -inf nan [1.0, 2.5e-10] 1e+100
# 1j (-0-1j) (1+2j) (-0+1j) (1.5+infj) (3+0j)
