from enum import Enum, unique
class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    ALIAS = 2
print(Shape.ALIAS, list(Shape), Shape.__members__, Shape.ALIAS is Shape.SQUARE, Shape["ALIAS"])
try:
    unique(Shape)
except ValueError as e:
    print(e)
