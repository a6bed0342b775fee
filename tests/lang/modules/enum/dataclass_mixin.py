from dataclasses import dataclass
from enum import Enum
@dataclass(frozen=True)
class D:
    size: str
    legs: int = 4
class Animal(D, Enum):
    CAT = "small"
    SPIDER = "tiny", 8
print(Animal.CAT, repr(Animal.SPIDER), Animal.SPIDER.legs, Animal.CAT.size)
