from typing import TypedDict, NotRequired, Required, is_typeddict
class A(TypedDict):
    a: int
    b: NotRequired[str]
class B(A, total=False):
    c: int
    d: Required[int]
print(A(a=1), A({"a": 2}), B(), sorted(B.__required_keys__), sorted(B.__optional_keys__), A.__total__, B.__total__, A.__annotations__, type(A(a=1)), is_typeddict(A), is_typeddict(dict))
F = TypedDict("F", {"in": int, "x-y": str})
print(F.__annotations__, F.__name__, F({"in": 1}))
try: isinstance({}, A)
except TypeError as e: print(e)
