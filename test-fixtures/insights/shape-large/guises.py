class Record:  #~ shape-large: Instances of Record have 40 attributes
    def __init__(self):
        for i in range(40):
            setattr(self, f"f{i}", i)  #~ shape-dynamic


class Settings:  #~ shape-large: Instances of Settings have 32 attributes
    def __init__(self):
        self.a0 = self.a1 = self.a2 = self.a3 = self.a4 = self.a5 = self.a6 = self.a7 = 0
        self.b0 = self.b1 = self.b2 = self.b3 = self.b4 = self.b5 = self.b6 = self.b7 = 0
        self.c0 = self.c1 = self.c2 = self.c3 = self.c4 = self.c5 = self.c6 = self.c7 = 0
        self.d0 = self.d1 = self.d2 = self.d3 = self.d4 = self.d5 = self.d6 = self.d7 = 0


class Wide(Settings):  #~ shape-large: Instances of Wide have 36 attributes
    def __init__(self):
        super().__init__()
        self.e0 = self.e1 = self.e2 = self.e3 = 0


def read_record(record, n):
    total = 0
    for _ in range(n):
        total += record.f1 + record.f39
    return total


def read_settings(settings, n):
    total = 0
    for _ in range(n):
        total += settings.d7
        settings.a0 = total
    return total


def read_wide(wide, n):
    total = 0
    for _ in range(n):
        total += wide.e3 + wide.a1
    return total


print(sum(read_record(Record(), 200) for _ in range(10)), read_settings(Settings(), 2000), read_wide(Wide(), 2000))
