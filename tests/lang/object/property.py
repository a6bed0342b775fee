class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        "The radius."
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = value

    @property
    def area(self):
        return 3 * self.radius**2

c = Circle(2)
c.radius = 5
print(c.radius, c.area, Circle.radius.__doc__, type(Circle.radius).__name__)
try:
    c.area = 1
except AttributeError as error:
    print(error)
try:
    del c.radius
except AttributeError as error:
    print(error)
