from enum import Enum
class Named:
    def hello(self):
        return f"hello {self.name}"
class A(Named, Enum):
    X = 1
class B(float, Enum):
    HALF = 0.5
class C(tuple, Enum):
    P = (1, 2)
print(A.X.hello(), B.HALF * 2, repr(B.HALF), C.P[1], C.P.value, str(B.HALF), f"{B.HALF}")
