# A class body is no scope for its methods, but reads enclosing cells.
x = "global"


def build():
    x = "enclosing"

    class Example:
        y = x
        x = "class"
        z = x

        def method(self):
            return x

        listed = [x for _ in range(1)]

    return Example


Example = build()
print(Example.y if hasattr(Example, "y") else None, Example.z)  # expect: global class
print(Example().method())  # expect: enclosing
print(Example.listed)  # expect: ['enclosing']


class Plain:
    before = x
    x = "class"
    after = x


print(Plain.before, Plain.after)  # expect: global class
