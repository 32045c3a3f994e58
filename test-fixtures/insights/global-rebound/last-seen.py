# Generators and methods that leave their state in the module.
best = None
steps = 0


class Walker:
    def __init__(self, limit):
        self.limit = limit

    def walk(self):
        global steps
        for place in range(self.limit):
            steps += 1  #~ global-rebound: The global "steps" is assigned in a loop
            yield place * 7 % 31


def keep(place):
    global best
    if best is None or place > best or place % 3 == 0:
        best = place  #~ global-rebound: The global "best" is assigned in keep


def main():
    for place in Walker(900).walk():
        keep(place)
    print(best, steps)


main()
