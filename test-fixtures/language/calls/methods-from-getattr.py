# A method found by __getattr__ gets no instance, whatever ran to find it.
import functools
import io


class Wrapper:
    def __init__(self, inner):
        self.inner = inner

    def __getattr__(self, name):
        function = found = getattr(self.__dict__["inner"], name)
        if hasattr(found, "__call__"):

            @functools.wraps(function)
            def found(*args):
                return len(args), function(*args)

        setattr(self, name, found)
        return found


for _ in range(3):
    print(Wrapper(io.BytesIO()).write(b"four"))  # expect: (1, 4) | (1, 4) | (1, 4)
