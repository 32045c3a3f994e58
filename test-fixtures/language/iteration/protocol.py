# for loops over every kind of iterable, with else, break and continue.
class Letters:
    def __init__(self, text):
        self.text = text

    def __iter__(self):
        print("iter")
        return iter(self.text)


for letter in Letters("ab"):
    print(letter)
else:
    print("no break")
for letter in Letters("ab"):
    if letter == "a":
        continue
    break
else:
    print("never")
print(letter)
for i in range(0):
    pass
else:
    print("empty else")


class Raising:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise ValueError("third")
        return self.n


try:
    for value in Raising():
        print(value)
except ValueError as error:
    print(error)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("n", n)
else:
    print("while else")
for a, (b, c) in {"k": (1, 2)}.items():
    print(a, b, c)
for x in None or []:
    pass
try:
    for x in None:
        pass
except TypeError as error:
    print(error)

# expect-output:
# iter
# a
# b
# no break
# iter
# b
# empty else
# 1
# 2
# third
# n 2
# n 0
# while else
# k 1 2
# 'NoneType' object is not iterable
