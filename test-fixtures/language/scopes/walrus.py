# Assignment expressions: where the name lands, and precedence.
if (n := len("abc")) > 2:
    print(n)  # expect: 3
print([y := 1, y**2], (a := 5, b := 6), a, b)  # expect: [1, 1] (5, 6) 5 6
values = iter([3, 2, 0, 9])
while v := next(values):
    print("got", v)  # expect: got 3 | got 2


def f(data):
    found = any((hit := x) > 2 for x in data)
    return found, hit


print(f([1, 5, 7]), f([0]))  # expect: (True, 5) (False, 0)
print([last := i for i in range(3)], last)  # expect: [0, 1, 2] 2
print((x := 1) + (x := x + 1), x, f"{(z := 7)} {z:=>3}")  # expect: 3 2 7 ==7
print({(k := "key"): (val := k + "!")}, val)  # expect: {'key': 'key!'} key!
z = lambda: (q := 1) + q
print(z(), "q" in globals())  # expect: 2 False


def g():
    global made
    [made := i for i in range(3)]


g()
print(made)  # expect: 2
try:
    exec("[i := 0 for i in range(3)]")
except SyntaxError as error:
    print(error.msg)  # expect: assignment expression cannot rebind comprehension iteration variable 'i'
