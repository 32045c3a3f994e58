# Exceptions that end a loop, that are rare, or that pass through a finally and a with: none is control flow.
class Guard:
    depth = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False


def parsed(words):
    total = 0
    for word in words:
        try:
            total += int(word)
        except ValueError:
            total -= 1
    return total


def guarded(n):
    total = 0
    guard = Guard()
    for i in range(n):
        with guard:
            total += i
    return total


def find(rows, wanted):
    for row in rows:
        try:
            return row.index(wanted)
        except ValueError:
            continue
    return -1


def safe(n):
    done = 0
    for _ in range(n):
        try:
            done += 1
        finally:
            done -= 0
    return done


print(parsed(["12"] * 1200 + ["x"] * 30), guarded(900), find([[1], [2], [3]], 3), safe(900))
