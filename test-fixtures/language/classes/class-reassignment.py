# `__class__` of an instance may change between compatible layouts.
class Cat:
    def speak(self):
        return f"{self.name} meows"


class Dog:
    def speak(self):
        return f"{self.name} barks"


class Slotted:
    __slots__ = ("name",)


pet = Cat()
pet.name = "Tom"
print(pet.speak(), isinstance(pet, Cat))
pet.__class__ = Dog
print(pet.speak(), isinstance(pet, Cat), type(pet).__name__)
for target in (Slotted, int, 5):
    try:
        pet.__class__ = target
    except TypeError as error:
        print(error)
pet.__dict__ = {"name": "Rex", "age": 3}
print(pet.speak(), pet.age)
try:
    pet.__dict__ = []
except TypeError as error:
    print(error)

# expect-output:
# Tom meows True
# Tom barks False Dog
# __class__ assignment: 'Slotted' object layout differs from 'Dog'
# __class__ assignment only supported for mutable types or ModuleType subclasses
# __class__ must be set to a class, not 'int' object
# Rex barks 3
# __dict__ must be set to a dictionary, not a 'list'
