from typing import TypeVar, ParamSpec, TypeVarTuple
T = TypeVar("T"); B = TypeVar("B", bound=int); C = TypeVar("C", int, str); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(T, B, C, P, Ts, TypeVar("X", covariant=True), TypeVar("Y", contravariant=True))
print(T.__name__, B.__bound__, C.__constraints__, T.__covariant__, T.__module__, P.args, P.kwargs, T.has_default(), TypeVar("D", default=int).__default__)
for f in (lambda: TypeVar("X", int), lambda: TypeVar("X", int, str, bound=int), lambda: TypeVar("X", covariant=True, contravariant=True)):
    try: f()
    except (TypeError, ValueError) as e: print(e)
