# Fields are set to an empty value of their kind; variables, items and slices are deleted; one object loses a field once.
class Session:
    def __init__(self, user):
        self.user = user
        self.token = ""

    def begin(self, token):
        self.token = token

    def end(self):
        self.token = ""


def visit(session, pages):
    seen = {}
    for page in pages:
        session.begin(page)
        seen[page] = session.token
        del seen[page]
        session.end()
    return len(seen)


def window(values, size):
    total = 0
    while len(values) > size:
        head = values[:size]
        del values[:size]
        total += sum(head)
        del head
    return total


session = Session("a")
print(visit(session, [str(i) for i in range(900)]), window(list(range(2000)), 4))
del session.user
