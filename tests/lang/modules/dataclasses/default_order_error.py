from dataclasses import dataclass
try:
    @dataclass
    class A:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class B:
        x: int = 1
    @dataclass
    class C(B):
        y: str
except TypeError as e:
    print(e)
