def mix(n):
    h = 7
    for i in range(n):
        h = (h * 31 + i) & 0xFFFFFFFF
    return h


def once():
    return 1 << 80


print(mix(2000), once())
