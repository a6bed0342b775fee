from dataclasses import dataclass, fields
from typing import ClassVar
@dataclass
class A:
    x: int
    count: ClassVar[int] = 0
    other: "ClassVar[str]" = "s"
print(A(1), [f.name for f in fields(A)], A.count, A.other)
