# The method that runs replaces itself, and the loop goes on with the new one.
class Machine:
    def step(self, i):
        if i == 1500:
            Machine.step = Machine.other
        return 1

    def other(self, i):
        return 100


def run(machine, n):
    result = 0
    for i in range(n):
        result += machine.step(i)
    return result


original = Machine.step
m = Machine()
print(run(m, 1000))  # expect: 1000
print(run(m, 3000))  # expect: 151401
print(run(m, 100))  # expect: 10000
Machine.step = original
print(run(m, 3000))  # expect: 151401
