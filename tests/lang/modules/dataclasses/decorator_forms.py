from dataclasses import dataclass
@dataclass()
class A: x: int = 1
class B:
    x: int = 2
B2 = dataclass(B)
print(A(), B2() , B2 is B, dataclass(repr=False)(type("C", (), {"__annotations__": {"y": int}}))(5).y)
print(A.__dataclass_params__)
