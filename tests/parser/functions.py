@a.b
@c(d)
def f(a, b: int, /, c=1, *args: *Ts, d, e: str = 'x', **kw) -> None:
    """Docstring."""
    return a
async def g():
    async for x in y:
        await x
    else:
        pass
    async with a as b, c:
        yield 1
    return
def h[T: int, *Ts, **P = [int]](x: T) -> T: ...
class A: pass
class B[T](A, metaclass=M, *c, **d):
    x: int = 1
def k(*, a): yield from a
