# Errors raised in functions called by native code show both sides in their traceback.
def lines(error):
    found, tb = [], error.__traceback__
    while tb:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found


def key(value):
    return 10 // value


class Strange:
    def __eq__(self, other):
        raise ValueError("no comparison")

    def __hash__(self):
        return 1

    def __iter__(self):
        yield 1
        raise OSError("stream broke")

    def __repr__(self):
        return 5 + "repr"


def sort():
    return sorted([1, 0], key=key)


def mapping():
    return {Strange(): 1}[Strange()]


def listing():
    return list(Strange())


def mapped():
    return sum(map(key, [1, 0]))


def formatted():
    return f"{Strange()!r}"


for function in (sort, mapping, listing, mapped, formatted):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, lines(error))

# expect-output:
# ZeroDivisionError [('<module>', 51), ('sort', 30), ('key', 11)]
# ValueError [('<module>', 51), ('mapping', 34), ('__eq__', 16)]
# OSError [('<module>', 51), ('listing', 38), ('__iter__', 23)]
# ZeroDivisionError [('<module>', 51), ('mapped', 42), ('key', 11)]
# TypeError [('<module>', 51), ('formatted', 46), ('__repr__', 26)]
