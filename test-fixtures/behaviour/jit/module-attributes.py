# Functions of a module in hot use are replaced on the module.
import math
import sys


def run(n):
    total = 0
    for i in range(n):
        total += math.sqrt(i * i)
    return total


print(run(3000))  # expect: 4498500.0
original = math.sqrt
math.sqrt = lambda x: 1
print(run(3000))  # expect: 3000
math.sqrt = original
print(run(3000))  # expect: 4498500.0
fake = type(sys)("fake")
fake.value = 1


def read(n):
    total = 0
    for _ in range(n):
        total += fake.value
    return total


print(read(3000))  # expect: 3000
fake.value = 0.5
print(read(3000))  # expect: 1500.0
del fake.value
try:
    read(3000)
except AttributeError as error:
    print(error)  # expect: module 'fake' has no attribute 'value'
fake.__getattr__ = lambda name: 2
print(read(3000))  # expect: 6000
real, math = math, fake
try:
    print(run(5))
except TypeError as error:
    print(error)  # expect: 'int' object is not callable
fake.sqrt = real.sqrt
print(run(10))  # expect: 45.0
