from typing import *
print(Any, Literal["a", 1, True, None], ClassVar[int], Final[str], Annotated[int, "m", 5], Self, Never, NoReturn, LiteralString, TypeGuard[int], TypeIs[str], Required[int], NotRequired[int], ReadOnly[int], Unpack[Tuple[int]])
print(Literal[1, 1, 2], Literal[1] == Literal[1], Literal[1] == Literal[True], Literal[Literal[1, 2], 3], Annotated[Annotated[int, 1], 2], Annotated[int, 1].__metadata__)
for f in (lambda: Any(), lambda: isinstance(1, Any), lambda: Optional[int, str], lambda: Annotated[int], lambda: Self[int], lambda: Literal()):
    try: print(f())
    except TypeError as e: print(e)
