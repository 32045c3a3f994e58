# return, break and continue run __exit__; its own exception replaces the first.
class Log:
    def __init__(self, events, fail=False):
        self.events, self.fail = events, fail

    def __enter__(self):
        return self

    def __exit__(self, *info):
        self.events.append(info[0] and info[0].__name__)
        if self.fail:
            raise KeyError("from exit")


def returning(events):
    with Log(events):
        return "returned"


def looping(events):
    for i in range(4):
        with Log(events):
            if i == 0:
                continue
            if i == 2:
                break
    return i


events = []
print(returning(events), looping(events), events)  # expect: returned 2 [None, None, None, None]
try:
    with Log(events, fail=True):
        raise ValueError("body")
except KeyError as error:
    print(repr(error), repr(error.__context__), events[-1])  # expect: KeyError('from exit') ValueError('body') ValueError
try:
    with Log([], fail=True):
        pass
except KeyError as error:
    print(repr(error.__context__))  # expect: None
