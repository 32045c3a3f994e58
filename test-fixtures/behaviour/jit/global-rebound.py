# Hot code reads globals that are rebound, deleted, and created again.
FACTOR = 2


def scaled(n):
    result = 0
    for i in range(n):
        result += i * FACTOR
    return result


print(scaled(3000))  # expect: 8997000
FACTOR = 3
print(scaled(3000))  # expect: 13495500
FACTOR = 0.5
print(scaled(10))  # expect: 22.5
del FACTOR
try:
    scaled(3000)
except NameError as error:
    print(error)  # expect: name 'FACTOR' is not defined
FACTOR = 1
print(scaled(3000))  # expect: 4498500


def changing(n):
    global FACTOR
    result = 0
    for i in range(n):
        FACTOR = i
        result += helper()
    return result


def helper():
    return FACTOR


print(changing(3000), FACTOR)  # expect: 4498500 2999


def exec_changes(n):
    result = 0
    for i in range(n):
        if i == 2000:
            exec("FACTOR = -1", globals())
        result += FACTOR
    return result


FACTOR = 1
print(exec_changes(3000))  # expect: 1000
globals()["FACTOR"] = 7
print(helper())  # expect: 7
