print("never printed")


def broken(x):
    if x = 1:
        return x
