from typing import *
print(List[int], Dict[str, List[int]], Set[int], FrozenSet[int], Tuple[int, ...], Tuple[int, str], Tuple[()], Type[int], Deque[int], DefaultDict[str, int], Iterable[int], Iterator[int], Sequence[str], Mapping[str, int], Callable[[int, str], bool], Callable[..., int], Callable[[], None], Awaitable[int], AsyncIterator[str], Generator[int, None, str], Coroutine[Any, Any, int])
print(List, Dict, Callable, Hashable, Sized, List[int].__origin__, Dict[str, int].__args__, isinstance([], List), issubclass(dict, Mapping))
for f in (lambda: List[int](), lambda: List(), lambda: List[int, str], lambda: Dict[int], lambda: isinstance([], List[int])):
    try: print(f())
    except TypeError as e: print(e)
