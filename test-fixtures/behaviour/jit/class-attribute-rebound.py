# A class attribute that hot code reads is changed from outside, and then from inside.
class Config:
    scale = 2


class Child(Config):
    pass


def run(n, owner):
    result = 0
    for i in range(n):
        result += i * owner.scale
    return result


print(run(3000, Config), run(3000, Child()))  # expect: 8997000 8997000
Config.scale = 3
print(run(3000, Config), run(3000, Child()))  # expect: 13495500 13495500
Child.scale = 0.5
print(run(10, Child), run(10, Config))  # expect: 22.5 135
del Child.scale
print(run(10, Child))  # expect: 135


def self_changing(n):
    result = 0
    for i in range(n):
        result += Config.scale
        if i == n // 2:
            Config.scale = 100
    return result


Config.scale = 1
print(self_changing(3000))  # expect: 151401
Config.scale = 1
print(self_changing(3000))  # expect: 151401
