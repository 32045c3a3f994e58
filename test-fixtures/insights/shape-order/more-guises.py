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
    configs = [config("a", 1, i % 4 == 3) for i in range(1200)]
    vectors = [swapped(1, 2) if i % 4 == 3 else cartesian(1, 2) for i in range(1200)]
    print(ports(configs), lengths(vectors))


main()
