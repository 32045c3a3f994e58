# 990 plain calls fit under the limit of 1000, and can be repeated.
def down(n):
    if n == 0:
        return 0
    return down(n - 1) + 1


print(down(990))  # expect: 990
print(sum(down(300) for _ in range(20)))  # expect: 6000
print(down(990.0))  # expect: 990
