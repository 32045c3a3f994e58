# Exceptions as control flow in hot code: raise, catch by base, bare raise, else, finally.
class Skip(Exception):
    pass


class SkipMore(Skip):
    def __init__(self, by):
        super().__init__(by)
        self.by = by


def check(i):
    if i % 3 == 0:
        raise Skip
    if i % 7 == 0:
        raise SkipMore(i)
    if i == 2999:
        raise KeyError(i)
    return i


def run(n):
    counts = [0, 0, 0, 0]
    for i in range(n):
        try:
            try:
                check(i)
            except SkipMore as more:
                counts[1] += more.by
                raise
            except Skip:
                counts[0] += 1
            else:
                counts[2] += 1
            finally:
                counts[3] += 1
        except Skip as again:
            counts[3] += len(again.args)
    return counts


print(run(2999))  # expect: [1000, 429429, 1713, 3285]
try:
    run(3000)
except KeyError as error:
    print("KeyError", error, error.__context__)  # expect: KeyError 2999 None
print(run(100))  # expect: [34, 525, 56, 110]
