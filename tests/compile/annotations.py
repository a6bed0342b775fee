def f(a: A, *args: *Ts, b: B = 1) -> R: ...


limit: int = 3
if limit:
    other: str


class C:
    x: X
    if limit:
        y: Y = 1
