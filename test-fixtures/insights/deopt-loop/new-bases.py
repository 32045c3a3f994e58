# A character that takes another role as its class's base, between rounds of a hot loop.
class Calm:
    def power(self, step):
        return step % 3


class Angry:
    def power(self, step):
        return step % 5


class Character(Calm):
    pass


def fight(rounds):
    hero = Character()
    total = 0
    for round in range(rounds):
        Character.__bases__ = (Angry,) if round % 2 else (Calm,)
        for step in range(120):  #~ deopt-loop: an attribute of the class was assigned
            total += hero.power(step)
    return total


print(fight(30))
