from dataclasses import dataclass, fields
@dataclass
class A:
    a: list[int]
    b: "int | None" = None
    c: dict[str, "A"] = None
print([f.type for f in fields(A)], A.__doc__, A([1]))
