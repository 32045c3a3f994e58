# `__bases__` of a class in hot use changes what its methods are.
class Slow:
    def speed(self):
        return 1

    limit = 10


class Fast:
    def speed(self):
        return 100

    limit = 1000


class Car(Slow):
    def drive(self):
        return self.speed() + self.limit


class Taxi(Car):
    def drive(self):
        return super().drive() + 1


def run(cars):
    total = 0
    for car in cars:
        total += car.drive()
    return total


cars = [Car()] * 1500 + [Taxi()] * 1500
print(run(cars))  # expect: 34500
Car.__bases__ = (Fast,)
print(run(cars))  # expect: 3301500
Car.__bases__ = (Slow, Fast)
print(run(cars))  # expect: 34500
Slow.limit = 0.5
print(run(cars))  # expect: 6000.0
del Slow.speed
print(run(cars))  # expect: 303000.0
