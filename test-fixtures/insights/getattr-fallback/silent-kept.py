# A fallback that keeps what it makes is asked once for each object, however it stores it.
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        value = len(name)
        setattr(self, name, value)  #~ shape-dynamic
        return value


class Settings:
    def __getattr__(self, name):
        value = self.__dict__[name] = name.upper()
        return value


def total(items):
    return sum(item.width + item.height for item in items)


lazies = [Lazy() for _ in range(400)]
settings = [Settings() for _ in range(400)]
print(sum(total(lazies) for _ in range(4)), sum(len(s.debug) for _ in range(5) for s in settings))
