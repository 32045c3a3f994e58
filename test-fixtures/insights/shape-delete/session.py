# Temporary state that is taken away again at the end of each round: in a finally, in a method and by delattr's statement.
class Session:
    def __init__(self, user):
        self.user = user
        self.hits = 0

    def begin(self, token):
        self.token = token

    def end(self):
        del self.token  #~ shape-delete: "token" is deleted from Session
#~          ^^^^^^^^^^


def visit(session, pages):
    for page in pages:
        session.begin(page)
        try:
            session.hits += len(session.token)
        finally:
            session.end()
    return session.hits


print(sum(visit(Session("a"), ["x", "yy"]) for _ in range(300)))
