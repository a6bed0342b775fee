import annotationlib
from annotationlib import Format, get_annotations
def f(a: int, b: "str") -> list[int]: ...
print(get_annotations(f), get_annotations(f, eval_str=True), list(Format))
class C:
    x: int
    y: "C"
print(get_annotations(C), annotationlib.type_repr(int), annotationlib.type_repr(list[int]), annotationlib.type_repr(...))
