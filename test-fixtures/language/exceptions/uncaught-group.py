# An exception group as the traceback module draws it.
def fail(kind, text):
    raise kind(text)


def collect():
    errors = []
    for kind, text in ((ValueError, "v"), (KeyError, "k")):
        try:
            fail(kind, text)
        except Exception as error:
            errors.append(error)
    inner = ExceptionGroup("inner", [OSError(2, "no file")])
    raise ExceptionGroup("several", [*errors, inner])


collect()

# expect-stderr:
#   + Exception Group Traceback (most recent call last):
#   |   File "uncaught-group.py", line 17, in <module>
#   |     collect()
#   |     ~~~~~~~^^
#   |   File "uncaught-group.py", line 14, in collect
#   |     raise ExceptionGroup("several", [*errors, inner])
#   | ExceptionGroup: several (3 sub-exceptions)
#   +-+---------------- 1 ----------------
#     | Traceback (most recent call last):
#     |   File "uncaught-group.py", line 10, in collect
#     |     fail(kind, text)
#     |     ~~~~^^^^^^^^^^^^
#     |   File "uncaught-group.py", line 3, in fail
#     |     raise kind(text)
#     | ValueError: v
#     +---------------- 2 ----------------
#     | Traceback (most recent call last):
#     |   File "uncaught-group.py", line 10, in collect
#     |     fail(kind, text)
#     |     ~~~~^^^^^^^^^^^^
#     |   File "uncaught-group.py", line 3, in fail
#     |     raise kind(text)
#     | KeyError: 'k'
#     +---------------- 3 ----------------
#     | ExceptionGroup: inner (1 sub-exception)
#     +-+---------------- 1 ----------------
#       | FileNotFoundError: [Errno 2] no file
#       +------------------------------------
