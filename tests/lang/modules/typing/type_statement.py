type X = int | str
type L[T] = list[T]
type R = dict[str, R]
print(X, X.__value__, X.__name__, type(X), X.__type_params__, L, L[int], L.__type_params__, L.__value__, R.__value__, X | None, L[int].__origin__, L[int].__args__)
for f in (lambda: X[int], lambda: X(), lambda: setattr(X, "__name__", 1), lambda: isinstance(1, X)):
    try: print(f())
    except (TypeError, AttributeError) as e: print(type(e).__name__)
type Lazy = missing
try: Lazy.__value__
except NameError as e: print(e)
