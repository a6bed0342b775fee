from dataclasses import dataclass, fields, is_dataclass, Field
@dataclass
class A:
    x: int
    y: str = "a"
print([(f.name, f.type, f.default == "a") for f in fields(A)], fields(A(1))[0].name, is_dataclass(A), is_dataclass(A(1)), is_dataclass(int), type(fields(A)[0]).__name__)
try:
    fields(int)
except TypeError as e:
    print(e)
