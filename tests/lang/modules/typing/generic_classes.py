from typing import Generic, TypeVar
T = TypeVar("T"); K = TypeVar("K")
class Box(Generic[T]):
    def __init__(self, v): self.v = v
class Pair(Generic[T, K]): pass
class IntBox(Box[int]): pass
print(Box[int], Box[int](5).v, Pair[int, str], Pair[int, T][str], Box[Box[T]][int], Box.__parameters__, IntBox.__parameters__)
print([c.__name__ for c in IntBox.__mro__], Box.__orig_bases__, IntBox.__orig_bases__, Box[int] == Box[int], Box[int] != Box[str], Box[int](1).__orig_class__)
for f in (lambda: Box[int, str], lambda: Pair[int], lambda: IntBox[int], lambda: Generic[int], lambda: Generic[T, T], lambda: isinstance(1, Box[int])):
    try: print(f())
    except TypeError as e: print(e)
