# Two ways of making the same object, a parser and a copy, assign its fields in different orders.
class Version:
    @classmethod
    def parse(cls, text):
        self = cls()
        self.major, self.minor = map(int, text.split("."))
        return self

    def bumped(self):
        other = Version()
        other.minor = self.minor + 1  #~ shape-order: Version gets "minor" out of order
#~      ^^^^^^^^^^^
        other.major = self.major
        return other


def newest(versions):
    best = 0
    for version in versions:
        best = max(best, version.major * 100 + version.minor)  #~ polymorphic-attribute < shape-order  #~ polymorphic-attribute < shape-order
    return best


versions = [Version.parse(f"{i % 9}.{i % 7}") for i in range(600)]
versions[::3] = [version.bumped() for version in versions[::3]]
print(newest(versions))
