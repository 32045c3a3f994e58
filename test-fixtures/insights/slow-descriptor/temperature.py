# A property computed from another, in a comprehension and in a method, and a property that a subclass inherits.
class Sensor:
    def __init__(self, raw):
        self.raw = raw

    @property
    def celsius(self):
        return self.raw * 3 // 10

    @property
    def fahrenheit(self):
        return self.celsius * 9 // 5 + 32  #~ slow-descriptor: "celsius" of Sensor is a property
#~             ^^^^^^^^^^^^


class Outdoor(Sensor):
    def alarm(self, limit):
        return self.celsius > limit  #~ slow-descriptor: "celsius" of Outdoor is a property


def readings(sensors):
    return [sensor.fahrenheit for sensor in sensors]  #~ slow-descriptor: "fahrenheit" of Sensor is a property


print(sum(readings([Sensor(i) for i in range(400)])), sum(Outdoor(i).alarm(20) for i in range(300)))
