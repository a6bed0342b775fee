from typing import *
T = TypeVar("T")
class G(Generic[T]): pass
for t in (List[int], list[int], Dict[str, int], Union[int, str], int | None, Literal[1, 2], Annotated[int, 1], Callable[[int], str], Callable[..., int], ClassVar[int], G[int], G, int, Tuple[int, ...], Generic, List):
    print(get_origin(t), get_args(t))
