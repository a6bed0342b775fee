from typing import *
def f(a: int, b: "str" = "x", *args: Any, **kw: Optional[int]) -> List["int"]: ...
class A:
    x: int
    y: "A"
class B(A):
    z: Annotated[int, "meta"]
print(get_type_hints(f)); print(get_type_hints(A)); print(get_type_hints(B)); print(get_type_hints(B, include_extras=True)); print(get_type_hints(len) if False else f.__annotations__["b"])
