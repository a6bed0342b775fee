class Cat:
    def speak(self):
        return "meow"

class Dog:
    def speak(self):
        return "woof"

pet = Cat()
pet.name = "x"
pet.__class__ = Dog
print(pet.speak(), pet.name, type(pet).__name__)
try:
    pet.__class__ = 5
except TypeError as error:
    print(error)
