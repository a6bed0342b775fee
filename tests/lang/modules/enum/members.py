from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, type(Color.RED), Color)
print(list(Color), len(Color), list(reversed(Color)), Color["GREEN"], Color(3))
print(Color.RED is Color(1), Color.RED == 1, Color.RED != Color.BLUE, isinstance(Color.RED, Color))
