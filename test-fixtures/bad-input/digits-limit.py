try:
    int("9" * 5000)
except ValueError as error:
    print(error)
try:
    str(10**5000)
except ValueError as error:
    print(error)
try:
    eval("1" * 5000)
except SyntaxError as error:
    print(error.msg)
print(len(hex(10**5000)))
