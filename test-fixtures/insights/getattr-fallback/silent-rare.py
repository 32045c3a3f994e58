# A fallback for old names that hardly anybody uses, and one that only tells what is missing.
class Settings:
    def __init__(self):
        self.width = 80

    def __getattr__(self, name):
        if name == "columns":
            return self.width
        raise AttributeError(name)


class Strict:
    def __init__(self, size):
        self.size = size

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")

    def double(self):
        return self.size * 2


def fit(settings, words):
    lines, line = 0, 0
    for word in words:
        line += len(word) + 1
        if line > settings.width:
            lines, line = lines + 1, 0
    return lines


def doubles(items):
    return sum(item.double() for item in items)


settings = Settings()
print(settings.columns, fit(settings, ["word"] * 900), doubles([Strict(i) for i in range(600)]), hasattr(Strict(1), "x"))
