# What is said when something is no context manager; methods come from the type.
class OnlyEnter:
    def __enter__(self): ...


class OnlyExit:
    def __exit__(self, *info): ...


class OnInstance:
    def __init__(self):
        self.__enter__ = lambda: None
        self.__exit__ = lambda *info: None


class AsyncOnly:
    async def __aenter__(self): ...
    async def __aexit__(self, *info): ...


for manager in (5, OnlyEnter(), OnlyExit(), OnInstance(), AsyncOnly()):
    try:
        with manager:
            print("never")
    except TypeError as error:
        print(error)

# expect-output:
# 'int' object does not support the context manager protocol
# 'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)
# 'OnlyExit' object does not support the context manager protocol
# 'OnInstance' object does not support the context manager protocol
# 'AsyncOnly' object does not support the context manager protocol
