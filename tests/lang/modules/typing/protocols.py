from typing import Protocol, runtime_checkable
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
@runtime_checkable
class Named(Protocol):
    name: str
class Plain(Protocol):
    def f(self): ...
class N:
    def __init__(self): self.name = "n"
print(isinstance([], HasLen), isinstance(5, HasLen), issubclass(list, HasLen), issubclass(int, HasLen), isinstance(N(), Named), isinstance(5, Named))
class Impl(Plain):
    def f(self): return 1
print(Impl().f(), Plain in Impl.__mro__)
for f in (lambda: isinstance(5, Plain), lambda: Plain(), lambda: issubclass(N, Named), lambda: runtime_checkable(N)):
    try: print(f())
    except TypeError as e: print(e if "object at" not in str(e) else "")
