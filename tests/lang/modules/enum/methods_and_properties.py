from enum import Enum
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def density(self):
        return round(self.mass / self.radius, 3)
    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)
    @staticmethod
    def unit():
        return "kg"
    def __str__(self):
        return self.name.title()
print(Planet.EARTH, repr(Planet.MARS), Planet.EARTH.density, Planet.heaviest(), Planet.unit(), Planet((0.6, 3.4)))
