# User-defined exceptions: order of handlers, __str__, pickling arguments, catching by base.
class AppError(Exception):
    code = 1

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class NotFound(AppError):
    code = 404

    def __init__(self, what, *, where=None):
        super().__init__(what)
        self.where = where


class Denied(AppError, PermissionError):
    code = 403


def handle(error):
    try:
        raise error
    except NotFound as e:
        return f"not found {e} {e.where} {e.args}"
    except PermissionError as e:
        return f"denied {e}"
    except AppError as e:
        return f"app {e}"


print(handle(NotFound("page", where="here")))  # expect: not found [404] page here ('page',)
print(handle(Denied("door")))  # expect: denied [403] door
print(handle(AppError("other", 5)))  # expect: app [1] ('other', 5)
print(repr(NotFound("x")), NotFound.__mro__[1:3] == (AppError, Exception))  # expect: NotFound('x') True
