from dataclasses import dataclass, field, InitVar
@dataclass
class A:
    w: int
    h: int
    scale: InitVar[int] = 1
    area: int = field(init=False)
    def __post_init__(self, scale):
        self.area = self.w * self.h * scale
print(A(2, 3), A(2, 3, 10), A.__doc__)
