# A subclass and an instance override a method after its call was optimised.
class Animal:
    def noise(self):
        return 1

    def loud(self):
        return self.noise() * 2


class Dog(Animal):
    pass


def chorus(animals):
    return sum(a.loud() for a in animals)


def plain(animals):
    result = 0
    for a in animals:
        result += a.loud()
    return result


zoo = [Dog() for _ in range(3000)]
print(chorus(zoo), plain(zoo))  # expect: 6000 6000
Dog.noise = lambda self: 5
print(chorus(zoo), plain(zoo))  # expect: 30000 30000
Animal.loud = lambda self: self.noise() + 0.5
print(plain(zoo))  # expect: 16500.0
zoo[1].noise = lambda: 1000
print(plain(zoo))  # expect: 17495.0
del Dog.noise
print(plain(zoo))  # expect: 5499.0


class Puppy(Dog):
    def noise(self):
        return super().noise() + 1


zoo[2] = Puppy()
print(plain(zoo))  # expect: 5500.0
