# Attributes come from several base classes: no single constructor looks large.
class Position:
    def __init__(self):
        self.x = self.y = self.z = self.dx = self.dy = self.dz = self.heading = self.pitch = self.roll = self.speed = 0


class Inventory(Position):
    def __init__(self):
        super().__init__()
        self.gold = self.wood = self.iron = self.food = self.gems = self.maps = self.keys = self.rope = self.oil = self.arrows = 0


class Skills(Inventory):
    def __init__(self):
        super().__init__()
        self.sword = self.bow = self.magic = self.stealth = self.trade = self.cook = self.climb = self.swim = self.ride = self.sail = 1


class Player(Skills):  #~ shape-large: Instances of Player have 31 attributes
    def __init__(self):
        super().__init__()
        self.name = "p"

    def walk(self):
        self.x += self.speed + self.swim
        return self.x


def journey(player, steps):
    for _ in range(steps):
        player.walk()
    return player.x


print(journey(Player(), 900))
