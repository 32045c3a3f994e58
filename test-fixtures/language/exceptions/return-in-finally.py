# What wins when finally leaves the function or the loop itself.
def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


def override():
    try:
        return "first"
    finally:
        return "second"


def kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def loop():
    seen = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            seen.append(i)
        finally:
            seen.append(-i)
    else:
        seen.append("else")
    return seen


def breaking():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "left by break"


print(swallow(), override(), kept(), loop(), breaking())  # expect: swallowed second 1 [0, 0, -1, 2, -2, -3] left by break
