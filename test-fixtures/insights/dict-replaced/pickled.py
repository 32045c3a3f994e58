# A __setstate__ that replaces the dict, for every object that is restored.
class Sample:
    def __init__(self, value):
        self.value = value
        self.weight = 1

    def __getstate__(self):
        return {"value": self.value, "weight": self.weight}

    def __setstate__(self, state):
        self.__dict__ = state  #~ dict-replaced: The dict of Sample is replaced
#~      ^^^^^^^^^^^^^


def copies(samples):
    made = []
    for sample in samples:
        other = Sample.__new__(Sample)
        other.__setstate__(sample.__getstate__())
        made.append(other)
    return made


def total(samples):
    return sum(s.value * s.weight for s in samples)


print(total(copies([Sample(i) for i in range(700)])))
