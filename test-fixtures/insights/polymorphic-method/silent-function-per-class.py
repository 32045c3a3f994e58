# A base class that is never mixed: each call site meets one class.
class Base:
    def name(self):
        return "base"

    def length(self):
        return len(self.name())


class Derived(Base):
    def name(self):
        return "derived"


def run(item):
    total = 0
    for _ in range(3000):
        total += item.length()
    return total


print(run(Derived()))
