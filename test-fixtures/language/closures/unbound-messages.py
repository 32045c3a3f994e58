# The two sentences for variables without a value.
def local():
    print(value)
    value = 1


def conditional(flag):
    if flag:
        result = 1
    return result


def free():
    def inner():
        return missing

    if False:
        missing = 1
    return inner()


def deleted():
    x = 1
    del x
    return x


for function, args in [(local, ()), (conditional, (False,)), (free, ()), (deleted, ())]:
    try:
        function(*args)
    except NameError as error:
        print(type(error).__name__, error)
try:
    undefined_name
except NameError as error:
    print(error, error.name)
print(conditional(True))

# expect-output:
# UnboundLocalError cannot access local variable 'value' where it is not associated with a value
# UnboundLocalError cannot access local variable 'result' where it is not associated with a value
# NameError cannot access free variable 'missing' where it is not associated with a value in enclosing scope
# UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# name 'undefined_name' is not defined undefined_name
# 1
