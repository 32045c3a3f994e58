# A cell that hot code reads is rebound by a sibling closure, to other kinds as well.
def make(start):
    value = start

    def read():
        return value

    def write(new):
        nonlocal value
        value = new

    def loop(n):
        result = 0
        for i in range(n):
            result += value
        return result

    def loop_with_call(n, at, new):
        result = 0
        for i in range(n):
            if i == at:
                write(new)
            result += value
        return result

    return read, write, loop, loop_with_call


read, write, loop, loop_with_call = make(1)
print(loop(3000))  # expect: 3000
write(2)
print(loop(3000), read())  # expect: 6000 2
write(0.5)
print(loop(3000))  # expect: 1500.0
print(loop_with_call(3000, 1000, 3), loop_with_call(3000, 2999, 2**60), read())  # expect: 6500.0 1152921504606855973 1152921504606846976
loop.__closure__[0].cell_contents = 10
print(loop(3000), loop.__code__.co_freevars)  # expect: 30000 ('value',)
other_read, other_write, other_loop, _ = make(100)
print(other_loop(3000), loop(3000), other_read())  # expect: 300000 30000 100
del loop.__closure__[0].cell_contents
try:
    loop(3000)
except NameError as error:
    print(error)  # expect: cannot access free variable 'value' where it is not associated with a value in enclosing scope
