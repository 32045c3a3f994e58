# Writes to classes show in instances and subclasses unless they are hidden.
class Base:
    value = 1
    items = []


class Child(Base):
    pass


a, b = Base(), Child()
Base.value = 2
print(a.value, b.value, Child.value)  # expect: 2 2 2
Child.value = 3
print(a.value, b.value)  # expect: 2 3
b.value = 4
Base.value += 10
print(Base.value, Child.value, b.value, "value" in vars(Child))  # expect: 12 3 4 True
del b.value
del Child.value
print(b.value)  # expect: 12
a.items.append("shared")
b.items += ["own"]
print(Base.items, b.items, Child.items is Base.items, "items" in vars(b))  # expect: ['shared', 'own'] ['shared', 'own'] True True
a.value += 1
print(Base.value, a.value)  # expect: 12 13
