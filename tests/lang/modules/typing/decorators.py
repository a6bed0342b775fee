from typing import overload, get_overloads, final, override, no_type_check, runtime_checkable, dataclass_transform
@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a): return a
print(g(5), len(get_overloads(g)))
@final
class F:
    @override
    def m(self): pass
print(F.__final__, F.m.__override__)
@dataclass_transform(kw_only_default=True)
def d(cls): return cls
print(d.__dataclass_transform__)
@overload
def h(): ...
try: h()
except NotImplementedError as e: print(str(e)[:44])
