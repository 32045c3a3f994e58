class Config:
    pass


def config(host, port, flipped):
    made = Config()
    if flipped:
        made.port = port  #~ shape-order: Config gets "port" out of order
        made.host = host
    else:
        made.host = host
        made.port = port
    return made


class Vector:
    pass


def cartesian(x, y):
    v = Vector()
    v.x = x
    v.y = y
    return v


def swapped(x, y):
    v = Vector()
    v.y = y  #~ shape-order: Vector gets "y" out of order
    v.x = x
    return v


def ports(configs):
    total = 0
    for config in configs:
        total += config.port  #~ polymorphic-attribute < shape-order
    return total


def lengths(vectors):
    total = 0
    for v in vectors:
        total += v.x * v.x  #~ polymorphic-attribute < shape-order  #~ polymorphic-attribute < shape-order
    return total


def main():
    usual = [config("a", 1, False) for _ in range(900)]
    other = [config("a", 1, True) for _ in range(300)]
    vectors = [cartesian(1, 2) for _ in range(900)] + [swapped(1, 2) for _ in range(300)]
    print(ports(usual + other), lengths(vectors))


main()
