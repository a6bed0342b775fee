from typing import *
T = TypeVar("T"); K = TypeVar("K"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(Dict[T, int][str], List[T][int], Callable[[T], K][int, str], Union[T, int][str], list[T][int], dict[T, list[K]][int, str], Tuple[T, ...][int], Optional[T][int])
print(List[T].__parameters__, Dict[T, K].__parameters__, (T | None).__parameters__, Callable[P, T], Callable[Concatenate[int, P], T], Tuple[Unpack[Ts]])
