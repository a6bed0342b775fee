from dataclasses import dataclass
@dataclass
class Box[T]:
    item: T
    def get(self) -> T: return self.item
print(Box(1), Box[int](2), Box("x").get(), Box(1) == Box(1))
