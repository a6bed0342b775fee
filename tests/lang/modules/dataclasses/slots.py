from dataclasses import dataclass
@dataclass(slots=True)
class A:
    x: int
    y: int = 2
    def me(self): return __class__.__name__, super().__init__.__name__ if False else self.x
@dataclass(slots=True)
class B(A):
    z: int = 3
a = A(1)
print(a, A.__slots__, B.__slots__, B(1), a.me(), hasattr(a, "__dict__"))
try:
    a.q = 1
except AttributeError as e:
    print(e)
